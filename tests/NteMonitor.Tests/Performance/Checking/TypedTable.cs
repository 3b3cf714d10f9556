using System.Text;
using NteMonitor.Commands;
using NteMonitor.Performance.Checking;

namespace NteMonitor.Tests.Performance.Checking;

/// <summary>Tables typed into a test, or kept beside it, and checked as the command would.</summary>
internal static class TypedTable
{
    public static IReadOnlyList<TableFinding> Findings(string text, params string[] roles) => Findings(Encoding.UTF8.GetBytes(text), roles);

    public static IReadOnlyList<TableFinding> Findings(byte[] bytes, params string[] roles) => Done(Check([("typed.csv", bytes)], roles))[0].Findings;

    /// <summary>Checks several files together and returns what was found in each.</summary>
    public static IReadOnlyList<IReadOnlyList<TableFinding>> Together(params string[] texts) =>
        [.. Done(Check([.. texts.Select((t, i) => ($"{i + 1}.csv", Encoding.UTF8.GetBytes(t)))])).Select(c => c.Findings)];

    /// <summary>The rules that found something, with the row, in order: <c>11 points-as-percent</c>.</summary>
    public static IReadOnlyList<string> Rules(string text, params string[] roles) => [.. Findings(text, roles).Select(f => $"{f.Row} {f.Rule}")];

    public static IReadOnlyList<Refusal> Refused(string text, params string[] roles) =>
        Check([("typed.csv", Encoding.UTF8.GetBytes(text))], roles).ShouldBeOfType<Outcome<IReadOnlyList<CheckedTable>>.Refused>().Reasons;

    public static PublishedTable Laid(string text) => Done(SheetFile.Read("typed.csv", new OneFile(Encoding.UTF8.GetBytes(text))).Then(TableRules.Lay));

    /// <summary>A table kept beside the tests.</summary>
    public static string Kept(string name) => File.ReadAllText(Path.Combine(House.Root, "tests/NteMonitor.Tests/Performance/Checking/Tables", name));

    public static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done(var value) ? value : throw new Xunit.Sdk.XunitException(string.Join('\n', ((Outcome<T>.Refused)outcome).Reasons.Select(r => r.Said)));

    private static Outcome<IReadOnlyList<CheckedTable>> Check((string Name, byte[] Bytes)[] files, params string[] roles)
    {
        List<ReadTable> tables = [];
        foreach (var (name, bytes) in files)
        {
            var read = SheetFile.Read(name, new OneFile(bytes)).Then(TableRules.Lay).Then(t => RoleWish.Read(roles, t).Then(w => Outcome.Done(RoleRules.Recognise(t, w))));
            if (read is Outcome<ReadTable>.Refused(var reasons))
            {
                return new Outcome<IReadOnlyList<CheckedTable>>.Refused(reasons);
            }

            tables.Add(Done(read));
        }

        return Outcome.Done(CheckRules.Check(tables));
    }

    internal sealed class OneFile(byte[] bytes) : IFiles
    {
        public Stream Open(string path) => new MemoryStream(bytes);

        public TextReader OpenText(string path) => new StreamReader(Open(path));

        public TextWriter Create(string path) => throw new FileTroubleException(path, "Nothing is written here.", "");

        public long? Size(string path) => bytes.Length;

        public void Line(string text)
        {
        }

        public void Progress(string what, double share)
        {
        }
    }
}

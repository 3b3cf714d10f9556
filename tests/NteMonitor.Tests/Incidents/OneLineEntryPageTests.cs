using System.Text;

namespace NteMonitor.Tests.Incidents;

public class OneLineEntryPageTests
{
    private static readonly string Page = Path.Combine(House.Root, "docs/reference/one-line-entry.md");

    /// <summary>Lines that begin with <c>&gt;</c> within a code block are typed; what follows up to the next is what is said.</summary>
    [Fact]
    public void Every_example_of_the_page_says_what_the_program_says()
    {
        var page = File.ReadAllText(Page);
        var written = new StringBuilder();
        var (isCode, isExample) = (false, false);
        foreach (var line in page.TrimEnd('\n').Split('\n'))
        {
            isCode = line.StartsWith("```", StringComparison.Ordinal) ? !isCode : isCode;
            isExample = isCode && (isExample || line.StartsWith("> ", StringComparison.Ordinal));
            if (isExample && !line.StartsWith("> ", StringComparison.Ordinal))
            {
                continue;
            }

            written.Append(line).Append('\n');
            foreach (var said in isExample ? Evening.Said(line[2..]) : [])
            {
                written.Append(said).Append('\n');
            }
        }

        if (Environment.GetEnvironmentVariable("NTE_ACCEPT") == "1")
        {
            File.WriteAllText(Page, written.ToString());
        }

        File.ReadAllText(Page).ShouldBe(written.ToString());
    }
}

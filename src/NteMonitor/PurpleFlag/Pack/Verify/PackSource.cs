using NteMonitor.Commands;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>A pack as it lies there, a folder or a zip, before anything of it is believed. Nothing of it is ever written anywhere.</summary>
/// <param name="Names">Paths of its files within the bag, only such as <see cref="PackPathRules"/> allows.</param>
/// <param name="Open">Opens one of them.</param>
/// <param name="Faults">What was wrong with the names themselves.</param>
public sealed record PackSource(IReadOnlyList<string> Names, Func<string, Stream> Open, IReadOnlyList<PackFault> Faults)
{
    /// <summary>Returns a folder as a pack.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="tree">Every file in it.</param>
    /// <param name="files">Where it lies.</param>
    public static PackSource Folder(string path, IReadOnlyList<TreeFile> tree, IFiles files)
    {
        List<PackFault> faults = [.. tree.Where(f => f.IsLink).Select(f => new PackFault(f.Path, "It is a link to another place; a pack has none."))];
        var names = Sound(tree.Where(f => !f.IsLink).Select(f => f.Path), faults);
        return new(names, name => files.Open(Path.Combine(path, name)), faults);
    }

    /// <summary>Returns the names that may be opened, each once; notes the others.</summary>
    public static IReadOnlyList<string> Sound(IEnumerable<string> names, ICollection<PackFault> faults)
    {
        List<string> sound = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (PackPathRules.Fault(name) is { } fault)
            {
                faults.Add(new(name, $"The name {fault}; the file was not looked at."));
            }
            else if (!seen.Add(name))
            {
                faults.Add(new(name, "The name is there twice, or another differs from it in capital letters only."));
            }
            else
            {
                sound.Add(name);
            }
        }

        return [.. sound.Order(StringComparer.Ordinal)];
    }
}

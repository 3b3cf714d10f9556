using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Commands;

/// <summary>A first and a last night, as options have them.</summary>
public static class NightOptions
{
    /// <summary>Returns the nights from one option to the other, open at an end that was not given; none when neither was.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="first">The option of the first night.</param>
    /// <param name="last">The option of the last night, included.</param>
    /// <param name="reasons">Takes what is wrong with them.</param>
    public static NightRange? Range(ParseResult parsed, Option<string?> first, Option<string?> last, ICollection<Refusal> reasons)
    {
        var (from, to) = (Date(first), Date(last));
        if (from > to)
        {
            reasons.Add(new(last.Name, $"{to:uuuu-MM-dd} is before {from:uuuu-MM-dd}.", $"Give the earlier night as {first.Name}."));
        }

        return from is null && to is null ? null : new(from is { } evening ? new(evening) : Night.Earliest, to is { } end ? new(end) : Night.Latest);

        LocalDate? Date(Option<string?> option)
        {
            var text = parsed.GetValue(option);
            var date = text is null ? null : LocalDatePattern.Iso.Parse(text);
            if (date is { Success: false })
            {
                reasons.Add(new(option.Name, $"'{text}' is not a date.", "Write it as 2026-03-14."));
            }

            return date is { Success: true } ? date.Value : null;
        }
    }
}

using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Commands;

/// <summary>Calendar days, as options have them.</summary>
public static class DayOptions
{
    /// <summary>Returns the day that an option gives, or none when it was not given or is no day.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option.</param>
    /// <param name="reasons">Takes what is wrong with it.</param>
    public static LocalDate? Read(ParseResult parsed, Option<string?> option, ICollection<Refusal> reasons)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        var date = LocalDatePattern.Iso.Parse(text);
        if (!date.Success)
        {
            reasons.Add(new(option.Name, $"'{text}' is not a date.", "Write it as 2026-03-14."));
        }

        return date.Success ? date.Value : null;
    }

    /// <summary>Returns a first and a last day, each none when it was not given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">The option of the first day and that of the last, included.</param>
    /// <param name="reasons">Takes what is wrong with them.</param>
    public static (LocalDate? First, LocalDate? Last) Read(ParseResult parsed, (Option<string?> First, Option<string?> Last) options, ICollection<Refusal> reasons)
    {
        var (first, last) = (Read(parsed, options.First, reasons), Read(parsed, options.Last, reasons));
        if (first > last)
        {
            reasons.Add(new(options.Last.Name, $"{LocalDatePattern.Iso.Format(last.Value)} is before {LocalDatePattern.Iso.Format(first.Value)}.", $"Give the earlier day as {options.First.Name}."));
        }

        return (first, last);
    }
}

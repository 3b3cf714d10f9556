using System.Globalization;

namespace NteMonitor.Access;

/// <summary>What the retention schedule says.</summary>
public static class ScheduleRules
{
    /// <summary>The longest period in months.</summary>
    public const int MostMonths = 1200;

    /// <summary>The longest period in days.</summary>
    public const int MostDays = 36_500;

    /// <summary>Every kind, in the order in which the schedule lists them.</summary>
    public static IReadOnlyList<PersonalKind> Kinds { get; } = Enum.GetValues<PersonalKind>();

    /// <summary>Returns the kind's name as the settings and the journal write it, for example <c>shift-note</c>.</summary>
    /// <source>docs/methods/retention.md §1.</source>
    public static string Word(PersonalKind kind) => kind == PersonalKind.ShiftNote ? "shift-note" : kind.ToString().ToLowerInvariant();

    /// <summary>Returns the kind of this name, or none.</summary>
    /// <source>docs/methods/retention.md §1.</source>
    public static PersonalKind? Kind(string word) => Kinds.Where(k => Word(k) == word).Select(k => (PersonalKind?)k).FirstOrDefault();

    /// <summary>Returns the kind's name in words for people, for example <c>notes of incidents</c>.</summary>
    /// <source>docs/methods/retention.md §1.</source>
    public static string Words(PersonalKind kind) => kind switch
    {
        PersonalKind.Incident => "notes of incidents",
        PersonalKind.ShiftNote => "notes on shifts",
        PersonalKind.Venue => "licence holders and supervisors",
        PersonalKind.Person => "details of persons",
        PersonalKind.Ban => "what is sealed of bans",
        PersonalKind.Meeting => "minutes of meetings",
        PersonalKind.Visit => "what is sealed of visits and papers",
        PersonalKind.Register => "personal columns of registers",
        PersonalKind.Letter => "letters",
        PersonalKind.Ten => "premises users of event notices",
        PersonalKind.Observation => "observations of visits at night",
        PersonalKind.Draft => "unfinished reports",
        _ => "attached files",
    };

    /// <summary>Returns from what the period of a kind runs, in words.</summary>
    /// <source>docs/methods/retention.md §2.</source>
    public static string From(PersonalKind kind) => kind switch
    {
        PersonalKind.Incident => "the night of the incident",
        PersonalKind.ShiftNote => "the day it was written",
        PersonalKind.Venue => "the day the venue closed, or the entry was replaced",
        PersonalKind.Person => "the day it was recorded, and not before the last record that mentions the person is due",
        PersonalKind.Ban => "the end of the ban, or the day its proposal was rejected",
        PersonalKind.Meeting => "the day of the meeting",
        PersonalKind.Visit => "the day of the visit or paper",
        PersonalKind.Register => "the date of the row",
        PersonalKind.Letter => "the day of the letter, and not before its ban is due",
        PersonalKind.Ten => "the last day of the event",
        PersonalKind.Observation => "the evening of the visit",
        PersonalKind.Draft => "the last key that was typed",
        _ => "the night of the incident it belongs to, and never longer than its note",
    };

    /// <summary>Returns no reason when the role may read the sealed part of this kind, otherwise the refusal that exits with status 4.</summary>
    /// <source>docs/methods/retention.md §3.</source>
    public static Refusal? Check(RetentionSchedule schedule, Role role, PersonalKind kind) =>
        schedule.Of(kind)?.Roles.Contains(role) == true
            ? null
            : new(AccessRules.NotPermitted, $"The role {AccessRules.Word(role)} may not read {Words(kind)}.", "The retention schedule names the roles that may: `nte retention schedule`.");

    /// <summary>Returns a period written as <c>12 months</c> or <c>28 days</c>.</summary>
    /// <source>docs/methods/retention.md §2.</source>
    public static Outcome<KeepingPeriod> Period(string field, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var months = words is [_, "month" or "months"];
        var most = months ? MostMonths : MostDays;
        return words is [var count, "month" or "months" or "day" or "days"]
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? Outcome.Done(new KeepingPeriod(number, months))
            : Outcome.Refused<KeepingPeriod>(field, $"'{text}' is not a period.", $"Write it as 12 months or 28 days: 1 to {MostMonths} months, or 1 to {MostDays} days.");
    }
}

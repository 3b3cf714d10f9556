namespace NteMonitor.Access;

/// <summary>What a person is here, which decides what they may do and see.</summary>
public enum Role
{
    /// <summary>A street warden: logs incidents and shifts, sees the night.</summary>
    Warden,

    /// <summary>A street pastor: logs incidents and shifts, sees the night.</summary>
    Pastor,

    /// <summary>A Pubwatch officer or member.</summary>
    Pubwatch,

    /// <summary>A licensing officer of the council.</summary>
    Officer,

    /// <summary>A police user.</summary>
    Police,

    /// <summary>A Purple Flag assessor: reads evidence only.</summary>
    Assessor,

    /// <summary>Keeps the store: users, backup, retention.</summary>
    Admin,
}

/// <summary>Something that a role may or may not do.</summary>
public enum Act
{
    /// <summary>Record an incident.</summary>
    RecordIncident,

    /// <summary>Amend, link or unlink incidents.</summary>
    CorrectIncident,

    /// <summary>Read incidents and venues.</summary>
    ReadLog,

    /// <summary>Read the sealed personal part of a record.</summary>
    ReadPersonal,

    /// <summary>Add, amend or close venues and zones.</summary>
    KeepVenues,

    /// <summary>Bring in data from files.</summary>
    Import,

    /// <summary>Take and export snapshot reports.</summary>
    TakeSnapshot,

    /// <summary>Export, merge or rebuild the journal.</summary>
    KeepJournal,

    /// <summary>Read reports that were frozen.</summary>
    ReadReports,

    /// <summary>Keep a shift report of one's own.</summary>
    KeepShift,

    /// <summary>Read everybody's shift reports.</summary>
    ReadShifts,

    /// <summary>Amend or withdraw somebody else's shift report.</summary>
    CorrectShift,

    /// <summary>Add, suspend or remove users, and read their keys.</summary>
    KeepUsers,
}

/// <summary>Who may do what.</summary>
public static class AccessRules
{
    /// <summary>Returns no reason when the role may do this, otherwise the refusal that exits with status 4.</summary>
    /// <source>design decision: docs/decisions/0006-roles.md.</source>
    public static Refusal? Check(Role role, Act act) => May(role, act)
        ? null
        : new(NotPermitted, $"The role {Word(role)} may not {Words(act)}.", "Ask a licensing officer or the store's keeper.");

    /// <summary>The field name that marks a refusal as one of permission.</summary>
    public const string NotPermitted = "permission";

    /// <summary>Returns the role's name as configuration and the journal write it.</summary>
    /// <source>design decision: docs/decisions/0006-roles.md.</source>
    public static string Word(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>Returns the act's name as the journal writes it, for example <c>record-incident</c>.</summary>
    /// <source>design decision: docs/decisions/0006-roles.md.</source>
    public static string Code(Act act) => string.Concat(act.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static bool May(Role role, Act act) => role switch
    {
        Role.Admin => true,
        Role.Officer => act is not Act.KeepUsers,
        Role.Police => act is Act.RecordIncident or Act.CorrectIncident or Act.ReadLog or Act.ReadPersonal or Act.ReadReports or Act.ReadShifts,
        Role.Warden or Role.Pastor => act is Act.RecordIncident or Act.CorrectIncident or Act.ReadLog or Act.ReadPersonal or Act.ReadReports or Act.KeepShift or Act.ReadShifts,
        Role.Pubwatch => act is Act.RecordIncident or Act.ReadLog or Act.ReadReports or Act.KeepShift,
        Role.Assessor => act is Act.ReadReports,
        _ => false,
    };

    private static string Words(Act act) => act switch
    {
        Act.RecordIncident => "record incidents",
        Act.CorrectIncident => "amend or link incidents",
        Act.ReadLog => "read the log",
        Act.ReadPersonal => "read personal details",
        Act.KeepVenues => "change venues or zones",
        Act.Import => "import data",
        Act.TakeSnapshot => "take or export snapshots",
        Act.ReadReports => "read frozen reports",
        Act.KeepShift => "keep a shift report",
        Act.ReadShifts => "read shift reports",
        Act.CorrectShift => "amend somebody else's shift report",
        Act.KeepUsers => "keep users and their keys",
        _ => "export, merge or rebuild the journal",
    };
}

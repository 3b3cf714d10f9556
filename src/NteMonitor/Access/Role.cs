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

    private static bool May(Role role, Act act) => role switch
    {
        Role.Admin or Role.Officer => true,
        Role.Police => act is Act.RecordIncident or Act.CorrectIncident or Act.ReadLog or Act.ReadPersonal,
        Role.Warden or Role.Pastor => act is Act.RecordIncident or Act.CorrectIncident or Act.ReadLog or Act.ReadPersonal,
        Role.Pubwatch => act is Act.RecordIncident or Act.ReadLog,
        Role.Assessor => act is Act.ReadLog,
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
        _ => "export, merge or rebuild the journal",
    };
}

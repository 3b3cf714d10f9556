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

    /// <summary>Read the file of a premises: visits, conditions checked, notices, registers.</summary>
    ReadPremises,

    /// <summary>Record visits, checked conditions, notices and registers, and write bundles.</summary>
    KeepPremises,

    /// <summary>Read a Pubwatch scheme's members, meetings, warnings and bans, people by token.</summary>
    ReadPubwatch,

    /// <summary>Keep a scheme's members, meetings and minutes; administration, no part in a decision.</summary>
    KeepPubwatch,

    /// <summary>Propose, score, vote on or decide a warning or ban.</summary>
    DecideBan,

    /// <summary>Record a decision that a scheme has notified.</summary>
    RecordBan,

    /// <summary>Put a person on file, as a token with a sealed part.</summary>
    RecordPerson,

    /// <summary>Export, erase, merge or hold what is kept about people, and weed it.</summary>
    KeepPeople,

    /// <summary>Read scenarios of closing hours, the law's findings and the clock of an order.</summary>
    ReadEmro,

    /// <summary>Draft orders and scenarios, log proofs of service, write the report.</summary>
    KeepEmro,

    /// <summary>Read Purple Flag entries: marks, matrix, scores, core data.</summary>
    ReadFlag,

    /// <summary>Keep Purple Flag entries, mark evidence, write packs.</summary>
    KeepFlag,

    /// <summary>Note what was seen on a visit at night, and mark what one writes oneself as evidence: a shift of one's own, an incident while it is recorded.</summary>
    NoteNight,
}

/// <summary>Who may do what.</summary>
public static class AccessRules
{
    /// <summary>Returns no reason when the role may do this, otherwise the refusal that exits with status 4.</summary>
    /// <source>design decision: docs/decisions/0006-roles.md.</source>
    public static Refusal? Check(Role role, Act act) => May(role, act)
        ? null
        : act == Act.DecideBan ? new(NotPermitted, $"The role {Word(role)} may not {Words(act)}.", Boyle) : new(NotPermitted, $"The role {Word(role)} may not {Words(act)}.", "Ask a licensing officer or the store's keeper.");

    /// <summary>The field name that marks a refusal as one of permission.</summary>
    public const string NotPermitted = "permission";

    /// <summary>Why nobody but the scheme's own users takes part in a decision.</summary>
    public const string Boyle =
        "R (Boyle) v Haverhill Pubwatch [2009] EWHC 2441 (Admin): the members' own ban was not open to judicial review; one in which a public body takes "
        + "part may be. Once the scheme has decided, record its notice with `nte pubwatch ban notify`.";

    /// <summary>Returns the role's name as configuration and the journal write it.</summary>
    /// <source>design decision: docs/decisions/0006-roles.md.</source>
    public static string Word(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>Returns the act's name as the journal writes it, for example <c>record-incident</c>.</summary>
    /// <source>design decision: docs/decisions/0006-roles.md.</source>
    public static string Code(Act act) => string.Concat(act.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static bool May(Role role, Act act) => role switch
    {
        Role.Admin => act is not Act.DecideBan,
        Role.Officer => act is not (Act.KeepUsers or Act.DecideBan),
        Role.Police => act is Act.RecordIncident or Act.CorrectIncident or Act.ReadLog or Act.ReadReports or Act.ReadShifts
            or Act.ReadPremises or Act.ReadPubwatch or Act.RecordBan or Act.RecordPerson or Act.ReadEmro or Act.ReadFlag,
        Role.Warden => IsOnTheStreet(act) || act is Act.ReadPubwatch or Act.RecordBan,
        Role.Pastor => IsOnTheStreet(act),
        Role.Pubwatch => act is Act.RecordIncident or Act.ReadLog or Act.ReadReports or Act.KeepShift
            or Act.ReadPubwatch or Act.KeepPubwatch or Act.DecideBan or Act.RecordBan or Act.RecordPerson,
        Role.Assessor => act is Act.ReadReports or Act.NoteNight,
        _ => false,
    };

    private static bool IsOnTheStreet(Act act) => act is Act.RecordIncident or Act.CorrectIncident or Act.ReadLog or Act.ReadReports
        or Act.KeepShift or Act.ReadShifts or Act.ReadPremises or Act.RecordPerson or Act.NoteNight;

    private static string Words(Act act) => act switch
    {
        Act.RecordIncident => "record incidents",
        Act.CorrectIncident => "amend or link incidents",
        Act.ReadLog => "read the log",
        Act.KeepVenues => "change venues or zones",
        Act.Import => "import data",
        Act.TakeSnapshot => "take or export snapshots",
        Act.ReadReports => "read frozen reports",
        Act.KeepShift => "keep a shift report",
        Act.ReadShifts => "read shift reports",
        Act.CorrectShift => "amend somebody else's shift report",
        Act.KeepUsers => "keep users and their keys",
        Act.ReadPremises => "read the file of a premises",
        Act.KeepPremises => "keep visits, notices and registers",
        Act.ReadPubwatch => "read what a Pubwatch scheme keeps",
        Act.KeepPubwatch => "keep a Pubwatch scheme's members and meetings",
        Act.DecideBan => "propose, score or vote on a ban",
        Act.RecordBan => "record a ban that a scheme has notified",
        Act.RecordPerson => "put a person on file",
        Act.KeepPeople => "export, erase, merge or weed what is kept about people",
        Act.ReadEmro => "read scenarios of closing hours",
        Act.KeepEmro => "draft orders and scenarios of closing hours",
        Act.ReadFlag => "read Purple Flag entries",
        Act.KeepFlag => "keep Purple Flag entries and mark evidence",
        Act.NoteNight => "note what a visit at night sees, or mark what they write as evidence",
        _ => "export, merge or rebuild the journal",
    };
}

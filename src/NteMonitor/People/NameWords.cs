namespace NteMonitor.People;

/// <summary>Names that are ordinary words too: alone they say nothing of anybody.</summary>
internal static class NameWords
{
    /// <summary>The words, in small letters.</summary>
    public static readonly IReadOnlySet<string> Both = new HashSet<string>(
        ("will mark may rose grace hope faith joy frank bill rob art chance drew guy grant pat penny ray summer april june august dawn eve ivy lily daisy "
        + "heather holly hazel jade amber ruby pearl crystal jasmine rich dean earl duke king prince knight major miles chase hunter mason carter parker "
        + "brown young white black green grey gray red gold silver hill wood woods park parks street lane long short price rice page day night bell ball "
        + "church field fields ford gates marsh mills moor north west east south stone stones bishop cook baker butcher carpenter potter fisher farmer "
        + "miller walker porter archer gardener shepherd taylor abbot pope monk dean warden constable marshal steward clerk chambers hall house castle cross "
        + "banks bridge brook brooks lake rivers waters sea winter spring frost snow rain storm bird swan fox wolf lamb bull crane finch drake heron hawk "
        + "strong small little large best good sharp blunt bright moody noble savage sweet wise love friend friends case list set post rank bar inn port "
        + "sale sales last first new old more less most open close closed high low main market station central royal victoria albert windsor london york "
        + "lincoln kent essex chester durham bath wells stafford derby bedford oxford cambridge monday tuesday wednesday thursday friday saturday sunday "
        + "january february march july september october november december pub club venue police council officer person people total note notes source "
        + "report table figure figures version page section licence premises incident incidents door staff the and for not but with from into over than van den der von")
        .Split(' '), StringComparer.Ordinal);

    /// <summary>Words by which registers say which post did something, where others write a name; in small letters.</summary>
    public static readonly IReadOnlySet<string> Posts = new HashSet<string>(
        ("door doors bar bars staff team manager managers management duty shift head security supervisor supervisors doorman doormen doorstaff dps sia host hostess "
        + "dj reception kitchen floor front back main upstairs downstairs entrance exit side search cloakroom assistant deputy general licensee landlord landlady "
        + "cctv control operator duty-manager bar-staff door-staff door-team").Split(' '), StringComparer.Ordinal);
}

using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.Tests.Incidents;

public class IncidentJsonTests
{
    [Fact]
    public void The_fast_text_of_an_incident_is_the_canonical_one_and_reads_back() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NormalFloat>(), (text, number) =>
        {
            var words = new string([.. text.Get.Where(c => !char.IsSurrogate(c))]);
            var incident = new Incident(Evening.Id, new(TimePrecision.Month, Evening.Now, Evening.Now), new(null, words, new(number.Get, 1)), "asb", "cctv")
            {
                Flags = ["alcohol", words],
                People = 3,
                References = [new("police", words)],
                Remarks = [words],
                Outcome = "arrest",
                ImportedFrom = words,
            };
            var written = IncidentJson.WriteText(incident);
            return written == CanonicalJson.Write(IncidentJson.Write(incident)) && IncidentJson.WriteText(IncidentJson.Read(incident.Id, CanonicalJson.Read(written))) == written;
        }));
}

using FsCheck.Fluent;
using NteMonitor.Import;

namespace NteMonitor.Tests.Import;

public class ImportIdTests
{
    [Fact]
    public void An_id_is_a_uuid_of_version_8_that_begins_with_its_time() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte>(), 32).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (hash, seconds) =>
        {
            var text = ImportIdRules.At(hash, seconds * 1000L).ToString("N");
            return text[12] == '8' && "89ab".Contains(text[16]) && Convert.ToInt64(text[..12], 16) == seconds * 1000L;
        }));

    [Fact]
    public void Texts_that_only_join_to_the_same_have_other_ids() =>
        ImportIdRules.Of(["ab", "c"]).ShouldNotBe(ImportIdRules.Of(["a", "bc"]));

    [Fact]
    public void Equal_rows_have_ids_by_their_order_and_the_same_ids_again()
    {
        static List<Guid> Ids()
        {
            using var names = new RowNames();
            return [.. Enumerable.Range(0, 3).Select(_ =>
            {
                names.Begin();
                names.Add("equal");
                return ImportIdRules.Of(names.NextHash());
            })];
        }

        Ids().Distinct().Count().ShouldBe(3);
        Ids().ShouldBe(Ids());
    }

    [Theory]
    [InlineData(10_000, 133, true)]
    [InlineData(10_000, 99, false)]
    [InlineData(100, 9, false)]
    [InlineData(2, 2, true)]
    [InlineData(1, 1, false)]
    [InlineData(0, 0, false)]
    public void Midnight_in_bulk_is_a_default(int timed, int midnight, bool defaulted) =>
        MidnightRules.AreDefaults(new(timed, midnight)).ShouldBe(defaulted);
}

using FsCheck.Fluent;
using NteMonitor.Documents;
using NteMonitor.Documents.Text;

namespace NteMonitor.Tests.Documents;

public sealed class JsonWriterTests
{
    [Fact]
    public void A_document_read_back_is_the_same_document() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Documents, document =>
        {
            var json = JsonWriter.Write(document);
            var again = JsonWriter.Read(json);
            return JsonWriter.Write(again) == json
                && HtmlWriter.Write(again) == HtmlWriter.Write(document)
                && again.Parts.Select(part => part.GetType()).SequenceEqual(document.Parts.Select(part => part.GetType()));
        }));

    [Fact]
    public void Every_cell_read_back_is_the_same_cell() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Tables, table =>
        {
            var again = (Table)JsonWriter.Read(JsonWriter.Write(new Document("", [table]))).Parts[0];
            return again.Rows.SelectMany(row => row.Cells).SequenceEqual(table.Rows.SelectMany(row => row.Cells).Select(SoundCell))
                && again.Rows.Select(row => (row.IsTotal, row.Level)).SequenceEqual(table.Rows.Select(row => (row.IsTotal, row.Level)));
        }));

    [Fact]
    public void A_change_from_nothing_is_null_beside_its_inputs() =>
        JsonWriter.Write(With(new Cell.Change(0, 5)))
            .ShouldContain("""{"kind":"change","percent":null,"from":0,"to":5,"places":1}""");

    [Fact]
    public void A_blank_keeps_its_reason() =>
        JsonWriter.Write(With(new Cell.Blank("the file is missing")))
            .ShouldContain("""{"kind":"blank","word":"not known","why":"the file is missing"}""");

    [Theory]
    [InlineData("", "This is not a document")]
    [InlineData("{}", "This is not a document")]
    [InlineData("[1]", "This is not a document")]
    [InlineData("""{"format":"nte-document/9"}""", "The document's format is \"nte-document/9\"")]
    public void What_is_not_a_document_is_refused_in_a_sentence(string json, string sentence) =>
        Should.Throw<FormatException>(() => JsonWriter.Read(json)).Message.ShouldStartWith(sentence);

    [Fact]
    public void A_kind_of_part_that_does_not_exist_is_refused() =>
        Should.Throw<FormatException>(() =>
                JsonWriter.Read(JsonWriter.Write(With("x")).Replace("\"kind\": \"table\"", "\"kind\": \"poem\"")))
            .Message.ShouldContain("\"poem\"");

    private static Document With(Cell cell) => new("One cell", [new Table("t", "One cell", [new("A")], [new([cell])])]);

    private static Cell SoundCell(Cell cell) => cell switch
    {
        Cell.Text(var text) => new Cell.Text(Clean.Sound(text)),
        Cell.State(var words, var tone) => new Cell.State(Clean.Sound(words), tone),
        Cell.Link(var words, var to) => new Cell.Link(Clean.Sound(words), Clean.Sound(to)),
        Cell.Blank(var why, var word) => new Cell.Blank(Clean.Sound(why), Clean.Sound(word)),
        _ => cell,
    };
}

using System.Text.Json;

namespace NteMonitor.Documents;

/// <summary>One cell as JSON.</summary>
public static partial class JsonWriter
{
    private static void Cell(Utf8JsonWriter json, Cell cell)
    {
        switch (cell)
        {
            case Documents.Cell.Text(var words):
                Words(json, ("kind", "text"), ("text", words));
                break;
            case Documents.Cell.State(var words, var tone):
                Words(json, ("kind", "state"), ("text", words), ("tone", tone.ToString().ToLowerInvariant()));
                break;
            case Documents.Cell.Link(var words, var to):
                Words(json, ("kind", "link"), ("text", words), ("to", to));
                break;
            case Documents.Cell.Count(var count):
                json.WriteString("kind", "count");
                json.WriteNumber("value", count);
                break;
            case Documents.Cell.Measure(var value, var places):
                json.WriteString("kind", "measure");
                json.WriteNumber("value", value);
                json.WriteNumber("places", places);
                break;
            case Documents.Cell.Share share:
                Ratio(json, ("share", "percent", share.Percent, share.Places), ("part", share.Part), ("whole", share.Whole));
                break;
            case Documents.Cell.Change change:
                Ratio(json, ("change", "percent", change.Percent, change.Places), ("from", change.From), ("to", change.To));
                break;
            case Documents.Cell.Points points:
                Ratio(json, ("points", "points", points.Difference, points.Places), ("from", points.From), ("to", points.To));
                break;
            case Documents.Cell.Blank(var why, var word):
                Words(json, ("kind", "blank"), ("word", word), ("why", why));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(cell), cell, "An unknown kind of cell.");
        }
    }

    /// <summary>Writes a figure made from two others: rounded as it is shown, then both inputs in full.</summary>
    private static void Ratio(
        Utf8JsonWriter json,
        (string Kind, string Key, decimal? Value, int Places) figure,
        (string Key, decimal Value) first,
        (string Key, decimal Value) second)
    {
        json.WriteString("kind", figure.Kind);
        if (figure.Value is { } value)
        {
            json.WritePropertyName(figure.Key);
            json.WriteRawValue(CellText.Plain(value, figure.Places));
        }
        else
        {
            json.WriteNull(figure.Key);
        }

        json.WriteNumber(first.Key, first.Value);
        json.WriteNumber(second.Key, second.Value);
        json.WriteNumber("places", figure.Places);
    }
}

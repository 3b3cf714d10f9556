using System.Text.Json;

namespace NteMonitor.Documents;

/// <summary>Reading back.</summary>
public static partial class JsonWriter
{
    /// <summary>Returns the document that <see cref="Write"/> wrote; figures made from others are made again.</summary>
    /// <exception cref="FormatException">The text is not such a document; the message says what is wrong.</exception>
    public static Document Read(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            var root = parsed.RootElement;
            var format = Text(root, "format");
            return format == Format
                ? new(Text(root, "title"), Many(root, "parts", Part))
                {
                    Subtitle = OptionalText(root, "subtitle"),
                    Language = Text(root, "language"),
                    Facts = Many(root, "facts", fact => new Fact(Text(fact, "label"), Text(fact, "value"))),
                }
                : throw new FormatException($"The document's format is \"{format}\", not \"{Format}\".");
        }
        catch (Exception broken) when (broken
            is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException($"This is not a document of the format {Format}: {broken.Message}", broken);
        }
    }

    private static Part Part(JsonElement part) => Text(part, "kind") switch
    {
        "heading" => new Heading(part.GetProperty("level").GetInt32(), Text(part, "text")),
        "paragraph" => new Paragraph(Text(part, "text")),
        "bullets" => new Bullets(Texts(part, "items")),
        "links" => new Links(Many(part, "links", link => new Link(Text(link, "text"), Text(link, "to")))),
        "picture" => new Picture(Text(part, "to"), Text(part, "caption"), Text(part, "alternative")),
        "note" => new Note(Text(part, "word"), Text(part, "text")),
        "table" => Table(part),
        "barChart" or "lineChart" or "heatChart" or "funnelChart" or "rangeChart" => Chart(part),
        var kind => throw new FormatException($"The document has a part of the unknown kind \"{kind}\"."),
    };

    private static Table Table(JsonElement table) => new(
        Text(table, "id"), Text(table, "caption"), Many(table, "columns", Column), Many(table, "rows", Row))
    {
        Source = OptionalText(table, "source"),
        Notes = Texts(table, "notes"),
    };

    private static Column Column(JsonElement column) => new(
        Text(column, "heading"), OptionalText(column, "unit"), Text(column, "align") == "right" ? Align.Right : Align.Left);

    private static Row Row(JsonElement row) => new(Many(row, "cells", Cell))
    {
        IsTotal = row.GetProperty("isTotal").GetBoolean(),
        Level = row.GetProperty("level").GetInt32(),
    };

    private static Cell Cell(JsonElement cell) => Text(cell, "kind") switch
    {
        "text" => new Cell.Text(Text(cell, "text")),
        "state" => new Cell.State(Text(cell, "text"), Enum.Parse<Tone>(Text(cell, "tone"), ignoreCase: true)),
        "link" => new Cell.Link(Text(cell, "text"), Text(cell, "to")),
        "count" => new Cell.Count(cell.GetProperty("value").GetInt64()),
        "measure" => new Cell.Measure(Number(cell, "value"), Places(cell)),
        "share" => new Cell.Share(Number(cell, "part"), Number(cell, "whole"), Places(cell)),
        "change" => new Cell.Change(Number(cell, "from"), Number(cell, "to"), Places(cell)),
        "points" => new Cell.Points(Number(cell, "from"), Number(cell, "to"), Places(cell)),
        "blank" => new Cell.Blank(Text(cell, "why"), Text(cell, "word")),
        var kind => throw new FormatException($"The document has a cell of the unknown kind \"{kind}\"."),
    };

    private static Chart Chart(JsonElement chart)
    {
        var (id, caption, alternative) = (Text(chart, "id"), Text(chart, "caption"), Text(chart, "alternative"));
        Chart drawn = Text(chart, "kind") switch
        {
            "barChart" => new BarChart(id, caption, alternative, Many(chart, "bars", Bar)),
            "lineChart" => new LineChart(id, caption, alternative, Texts(chart, "labels"), Many(chart, "series", Series)),
            "funnelChart" => new FunnelChart(id, caption, alternative, Many(chart, "points", Mark), Many(chart, "limits", Limits)) { Across = Text(chart, "across"), Up = Text(chart, "up") },
            "rangeChart" => new RangeChart(id, caption, alternative, Many(chart, "ranges", Range)),
            _ => new HeatChart(id, caption, alternative, Texts(chart, "columns"), Many(chart, "rows", Series)),
        };
        return drawn with { Unit = OptionalText(chart, "unit"), Places = Places(chart) };
    }

    private static FunnelMark Mark(JsonElement point) => new(Text(point, "label"), Number(point, "expected"), Number(point, "ratio"), Text(point, "standing"))
    {
        IsOutside = point.GetProperty("isOutside").GetBoolean(),
    };

    private static FunnelLimits Limits(JsonElement limits) => new(Text(limits, "name"), Many(limits, "stations", s => new FunnelStation(s[0].GetDecimal(), s[1].GetDecimal(), s[2].GetDecimal())));

    private static RangeMark Range(JsonElement range) => new(Text(range, "label"), Number(range, "low"), Number(range, "high"), Figure(range.GetProperty("middle")));

    private static Bar Bar(JsonElement bar) => new(Text(bar, "label"), Figure(bar.GetProperty("value")));

    private static Series Series(JsonElement series) => new(Text(series, "name"), Many(series, "values", Figure));

    private static decimal? Figure(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal();

    private static IReadOnlyList<T> Many<T>(JsonElement owner, string key, Func<JsonElement, T> read) =>
        [.. owner.GetProperty(key).EnumerateArray().Select(read)];

    private static IReadOnlyList<string> Texts(JsonElement owner, string key) =>
        Many(owner, key, text => text.GetString() ?? throw new FormatException($"An entry of \"{key}\" is null."));

    private static string Text(JsonElement owner, string key) =>
        OptionalText(owner, key) ?? throw new FormatException($"\"{key}\" is null.");

    private static string? OptionalText(JsonElement owner, string key) => owner.GetProperty(key).GetString();

    private static decimal Number(JsonElement owner, string key) => owner.GetProperty(key).GetDecimal();

    private static int Places(JsonElement owner) => owner.GetProperty("places").GetInt32() is >= 0 and <= 10 and var places
        ? places
        : throw new FormatException("A number of decimal places is not between 0 and 10.");
}

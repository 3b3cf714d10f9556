using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NteMonitor.Documents.Text;

namespace NteMonitor.Documents;

/// <summary>Writes a document as JSON and reads it back: the form in which a report is kept.</summary>
/// <remarks>
/// Keys are camelCase and always in the same order; each cell has a line of its own, so that two documents can be
/// compared line by line. Shares, changes and points carry their inputs beside the figure; "percent" is null where there
/// is none. Half a surrogate pair, which no UTF-8 can hold, becomes the replacement character.
/// </remarks>
public static partial class JsonWriter
{
    /// <summary>The value of "format" in what this writer writes.</summary>
    public const string Format = "nte-document/1";

    private static readonly JsonWriterOptions Lines = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the text goes into a file, never into a page
    };

    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the document as JSON in lines that end in LF.</summary>
    public static string Write(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Lines))
        {
            json.WriteStartObject();
            Words(json, ("format", Format), ("title", document.Title), ("subtitle", document.Subtitle), ("language", document.Language));
            Many(json, "facts", document.Facts, fact =>
                OnOneLine(json, line => Words(line, ("label", fact.Label), ("value", fact.Value))));
            Many(json, "parts", document.Parts, part => Part(json, part));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Part(Utf8JsonWriter json, Part part)
    {
        json.WriteStartObject();
        switch (part)
        {
            case Heading heading:
                json.WriteString("kind", "heading");
                json.WriteNumber("level", heading.Level);
                Words(json, ("text", heading.Text));
                break;
            case Paragraph(var text):
                Words(json, ("kind", "paragraph"), ("text", text));
                break;
            case Bullets(var items):
                json.WriteString("kind", "bullets");
                Many(json, "items", items, text => json.WriteStringValue(Clean.Sound(text)));
                break;
            case Links(var links):
                json.WriteString("kind", "links");
                Many(json, "links", links, link => OnOneLine(json, line => Words(line, ("text", link.Text), ("to", link.To))));
                break;
            case Picture(var to, var caption, var alternative):
                Words(json, ("kind", "picture"), ("to", to), ("caption", caption), ("alternative", alternative));
                break;
            case Note(var word, var text):
                Words(json, ("kind", "note"), ("word", word), ("text", text));
                break;
            case Table table:
                Table(json, table);
                break;
            case Chart chart:
                Chart(json, chart);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "An unknown kind of part.");
        }

        json.WriteEndObject();
    }

    private static void Table(Utf8JsonWriter json, Table table)
    {
        Words(json, ("kind", "table"), ("id", table.Id), ("caption", table.Caption), ("source", table.Source));
        Many(json, "notes", table.Notes, text => json.WriteStringValue(Clean.Sound(text)));
        Many(json, "columns", table.Columns, column => OnOneLine(json, line => Words(line,
            ("heading", column.Heading), ("unit", column.Unit), ("align", column.Align == Align.Right ? "right" : "left"))));
        Many(json, "rows", table.Rows, row =>
        {
            json.WriteStartObject();
            json.WriteBoolean("isTotal", row.IsTotal);
            json.WriteNumber("level", row.Level);
            Many(json, "cells", row.Cells, cell => OnOneLine(json, line => Cell(line, cell)));
            json.WriteEndObject();
        });
    }

    private static void Chart(Utf8JsonWriter json, Chart chart)
    {
        Words(json, ("kind", chart switch { BarChart => "barChart", LineChart => "lineChart", FunnelChart => "funnelChart", RangeChart => "rangeChart", _ => "heatChart" }),
            ("id", chart.Id), ("caption", chart.Caption), ("alternative", chart.Alternative), ("unit", chart.Unit));
        json.WriteNumber("places", chart.Places);
        switch (chart)
        {
            case BarChart bars:
                Many(json, "bars", bars.Bars, bar => OnOneLine(json, line =>
                {
                    Words(line, ("label", bar.Label));
                    line.WritePropertyName("value");
                    Figure(line, bar.Value);
                }));
                break;
            case LineChart lines:
                Many(json, "labels", lines.Labels, text => json.WriteStringValue(Clean.Sound(text)));
                Series(json, "series", lines.Series);
                break;
            case HeatChart heat:
                Many(json, "columns", heat.Columns, text => json.WriteStringValue(Clean.Sound(text)));
                Series(json, "rows", heat.Rows);
                break;
            case FunnelChart funnel:
                Words(json, ("across", funnel.Across), ("up", funnel.Up));
                Many(json, "points", funnel.Points, point => OnOneLine(json, line =>
                {
                    Words(line, ("label", point.Label), ("standing", point.Standing));
                    line.WriteNumber("expected", point.Expected);
                    line.WriteNumber("ratio", point.Ratio);
                    line.WriteBoolean("isOutside", point.IsOutside);
                }));
                Many(json, "limits", funnel.Limits, limits => OnOneLine(json, line =>
                {
                    Words(line, ("name", limits.Name));
                    Many(line, "stations", limits.Stations, s => Many(line, [s.Expected, s.Low, s.High]));
                }));
                break;
            case RangeChart ranges:
                Many(json, "ranges", ranges.Ranges, range => OnOneLine(json, line =>
                {
                    Words(line, ("label", range.Label));
                    line.WriteNumber("low", range.Low);
                    line.WritePropertyName("middle");
                    Figure(line, range.Middle);
                    line.WriteNumber("high", range.High);
                }));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(chart), chart, "An unknown kind of chart.");
        }
    }

    private static void Series(Utf8JsonWriter json, string key, IReadOnlyList<Series> series) =>
        Many(json, key, series, one => OnOneLine(json, line =>
        {
            Words(line, ("name", one.Name));
            Many(line, "values", one.Values, value => Figure(line, value));
        }));

    private static void Figure(Utf8JsonWriter json, decimal? value)
    {
        if (value is { } figure)
        {
            json.WriteNumberValue(figure);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Words(Utf8JsonWriter json, params ReadOnlySpan<(string Key, string? Value)> words)
    {
        foreach (var (key, value) in words)
        {
            json.WriteString(key, value is null ? null : Clean.Sound(value));
        }
    }

    private static void Many<T>(Utf8JsonWriter json, string key, IReadOnlyList<T> all, Action<T> write)
    {
        json.WriteStartArray(key);
        foreach (var one in all)
        {
            write(one);
        }

        json.WriteEndArray();
    }

    private static void Many(Utf8JsonWriter json, ReadOnlySpan<decimal> figures)
    {
        json.WriteStartArray();
        foreach (var figure in figures)
        {
            json.WriteNumberValue(figure);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an object of an array on a line of its own.</summary>
    private static void OnOneLine(Utf8JsonWriter json, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var line = new Utf8JsonWriter(buffer, OneLine))
        {
            line.WriteStartObject();
            write(line);
            line.WriteEndObject();
        }

        // The writer sets only its own values on new lines; space before a raw value is as good as its own.
        var indent = new string(' ', json.CurrentDepth * 2);
        json.WriteRawValue($"\n{indent}{Encoding.UTF8.GetString(buffer.WrittenSpan)}");
    }
}

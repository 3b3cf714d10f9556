using System.Text;
using System.Text.Unicode;

namespace NteMonitor.Import.Csv;

/// <summary>Undoes what exports do to text: UTF-8 that was read as another encoding and written again.</summary>
public static class TextRepairRules
{
    private static readonly Encoding[] Wrong =
    [
        Strict(1252), Strict(850), Strict(437),
    ];

    /// <summary>Returns the text with UTF-8 that had been read as Windows-1252, code page 850 or 437 put right, or the text itself where there is none.</summary>
    /// <remarks>Only a text whose every character beyond ASCII belongs to such a misreading is changed: <c>Café</c> stays, <c>CafÃ©</c> becomes <c>Café</c>.</remarks>
    /// <source>docs/methods/import.md §2.</source>
    public static string Repair(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        foreach (var encoding in Wrong)
        {
            if (Undo(text, encoding) is { } repaired)
            {
                return repaired;
            }
        }

        return text;
    }

    private static string? Undo(string text, Encoding encoding)
    {
        var bytes = new byte[encoding.GetMaxByteCount(text.Length)];
        try
        {
            var length = encoding.GetBytes(text, bytes);
            return Utf8.IsValid(bytes.AsSpan(0, length)) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding Strict(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}

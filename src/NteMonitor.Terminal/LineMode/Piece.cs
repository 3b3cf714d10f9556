namespace NteMonitor.Terminal;

/// <summary>A part of a screen as printed lines; printed again only when its lines are different.</summary>
/// <param name="Key">The same part has the same key from one view to the next.</param>
/// <param name="Lines">Plain text.</param>
public sealed record Piece(string Key, IReadOnlyList<string> Lines);

/// <summary>Puts a view into words, part by part, in reading order.</summary>
public static class LinePainter
{
    /// <summary>Returns the parts of a scene; forms, prompts and questions are asked for elsewhere.</summary>
    public static IReadOnlyList<Piece> Pieces(Scene scene)
    {
        var view = scene.View;
        List<Piece> pieces = [new("title", [Title(view)])];
        if (view.Corner.Length > 0)
        {
            pieces.Add(new("corner", [view.Corner]));
        }

        AddBlock(view.Body, pieces);
        if (scene.HelpTop is not null)
        {
            pieces.Add(new("help", [.. HelpText.Lines(view.Keys).Select(l => l.ToString().TrimEnd())]));
        }

        AddLine(pieces, "status", view.Status);
        AddLine(pieces, "toast", view.Toast?.Text ?? "");
        AddLine(pieces, "notice", scene.Notice);
        return [.. pieces.Select(p => p with { Lines = [.. p.Lines.Select(Graphemes.Visible)] })];
    }

    private static string Title(View view)
    {
        var path = string.Join(" > ", view.Crumbs.Append(view.Title));
        return view.Tabs is { } tabs
            ? FormattableString.Invariant($"== {path} == tab {tabs.Chosen + 1} of {tabs.Names.Count}: {string.Join(", ", tabs.Names)}")
            : $"== {path} ==";
    }

    private static void AddLine(List<Piece> pieces, string key, string text)
    {
        pieces.Add(new(key, text.Length > 0 ? [text] : []));
    }

    private static void AddBlock(Block block, List<Piece> pieces)
    {
        switch (block)
        {
            case PanelBlock panel:
                var heading = $"-- {panel.Title} --";
                var before = pieces.Count;
                AddBlock(panel.Body, pieces);
                if (pieces.Count > before && panel.Title.Length > 0)
                {
                    pieces[before] = pieces[before] with { Lines = [heading, .. pieces[before].Lines] };
                }

                break;
            case SplitBlock split:
                AddBlock(split.First, pieces);
                AddBlock(split.Second, pieces);
                break;
            case StackBlock stack:
                foreach (var part in stack.Parts)
                {
                    AddBlock(part.Body, pieces);
                }

                break;
            case ListBlock list:
                pieces.AddRange(ListLines.Of(list));
                break;
            case FormBlock:
                break;
            default:
                pieces.Add(new(FormattableString.Invariant($"{pieces.Count} {block.GetType().Name}"), ChartLines.Of(block)));
                break;
        }
    }
}

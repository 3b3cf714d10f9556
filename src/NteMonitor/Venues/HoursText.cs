using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NteMonitor.Commands;

namespace NteMonitor.Venues;

/// <summary>Weekly hours as people write them: <c>Mon-Thu 10:00-23:30, Fri,Sat 10:00-02:00, Sun 12:00-22:30</c>.</summary>
/// <source>docs/reference/hours.md.</source>
public static partial class HoursText
{
    private static readonly string[] Names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Returns the hours, or every reason the text cannot be read; an empty text is hours not known.</summary>
    /// <param name="field">The field the text stands in, for refusals.</param>
    /// <param name="text">As typed; <c>closed</c> leaves days out, 24:00 is midnight, equal times are 24 hours, an end at or before its beginning is the next day's.</param>
    public static Outcome<IReadOnlyList<DayHours>> Read(string field, string text)
    {
        var reader = new Reader(field, [.. Token().Matches(text).Cast<Match>()]);
        reader.Read();
        IReadOnlyList<DayHours> hours = [.. reader.Hours.OrderBy(h => h.Day).ThenBy(h => h.From)];
        reader.Reasons.AddRange(Overlaps(field, hours));
        return Outcome.Unless(reader.Reasons, () => hours);
    }

    /// <summary>Returns the hours in the form that <see cref="Read"/> takes, days of equal hours together; empty when not known.</summary>
    public static string Write(IReadOnlyList<DayHours> hours)
    {
        var byDay = Enumerable.Range(1, 7)
            .Select(d => hours.Where(h => (int)h.Day == d).OrderBy(h => h.From).Select(Stretch).ToList())
            .ToList();
        List<string> parts = [];
        for (var i = 0; i < 7;)
        {
            var last = i;
            while (last + 1 < 7 && byDay[last + 1].SequenceEqual(byDay[i]))
            {
                last++;
            }

            var days = last == i ? Names[i] : $"{Names[i]}-{Names[last]}";
            parts.AddRange(byDay[i].Select(stretch => $"{days} {stretch}"));
            i = last + 1;
        }

        return string.Join(", ", parts);
    }

    /// <summary>Returns one day's hours as text, for example <c>10:00-24:00</c>.</summary>
    private static string Stretch(DayHours hours) =>
        $"{hours.From:HH':'mm}-{(hours.To == LocalTime.Midnight ? "24:00" : hours.To.ToString("HH':'mm", CultureInfo.InvariantCulture))}";

    /// <summary>The week is a circle: Sunday's hours can run into Monday's.</summary>
    private static IEnumerable<Refusal> Overlaps(string field, IReadOnlyList<DayHours> hours)
    {
        var week = hours.Select(h => (h.Day, Start: HoursRules.StartOf(h), End: HoursRules.StartOf(h) + HoursRules.MinutesOf(h))).OrderBy(s => s.Start).ToList();
        for (var i = 0; i < week.Count; i++)
        {
            var next = week[(i + 1) % week.Count];
            var start = next.Start + (i + 1 == week.Count ? HoursRules.MinutesOfWeek : 0);
            if (week[i].End > start)
            {
                yield return new(field,
                    next.Day == week[i].Day ? $"The hours of {week[i].Day} overlap." : $"The hours of {week[i].Day} run into those of {next.Day}.",
                    "Give each stretch once; an end before its beginning is the next day's.");
            }
        }
    }

    [GeneratedRegex(@"(?<time>[0-9]{1,2}[:.]?[0-9]{2}\s*[ap]m\b|[0-9]{1,2}\s*[ap]m\b|[0-9]{1,2}[:.]?[0-9]{2}(?![0-9])|\bnoon\b|\bmidnight\b)|(?<all>24\s*(hours|hrs|h)\b)|(?<closed>\bclosed\b)|(?<dash>[-–—]|\b(to|until)\b)|(?<and>[,;&+]|\band\b)|(?<daily>\b(daily|every\s+day)\b)|(?<word>[^\s,;&+–—-]+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Token();

    /// <summary>Reads the marks of a text one after the other: days, then their stretches.</summary>
    private sealed class Reader(string field, IReadOnlyList<Match> marks)
    {
        private readonly HashSet<IsoDayOfWeek> _closed = [];
        private List<IsoDayOfWeek> _days = [];
        private bool _served = true;
        private bool _refused;
        private int _at;

        public List<DayHours> Hours { get; } = [];

        public List<Refusal> Reasons { get; } = [];

        public void Read()
        {
            while (_at < marks.Count)
            {
                if (Is("time") || Is("all") || Is("closed"))
                {
                    Serve();
                }
                else if (Is("word") || Is("daily"))
                {
                    Days();
                }
                else if (Is("and"))
                {
                    _at++;
                }
                else
                {
                    Refuse($"'{marks[_at++].Value}' stands alone.", "Write Mon-Thu 10:00-23:30.");
                }
            }

            Unserved();
            foreach (var day in Hours.Select(h => h.Day).Where(_closed.Contains).Distinct())
            {
                Refuse($"{day} is closed and has hours too.", "Leave one of them out.");
            }
        }

        private void Days()
        {
            Unserved();
            (_days, _served) = ([], false);
            do
            {
                if (Is("daily"))
                {
                    _at++;
                    _days.AddRange(Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None));
                }
                else if (Day(marks[_at++].Value) is { } first)
                {
                    _days.AddRange(Run(first, Is("dash") && _at + 1 < marks.Count && marks[_at + 1].Groups["word"].Success ? Last() : first));
                }
            }
            while (More());
            _days = [.. _days.Distinct()];
            _served = _refused = _days.Count == 0;
        }

        /// <summary>Moves to the next day of a list such as <c>Fri,Sat</c> or <c>Fri and Sat</c>.</summary>
        private bool More()
        {
            var next = _at;
            while (next < marks.Count && marks[next].Groups["and"].Success)
            {
                next++;
            }

            if (next >= marks.Count || !(marks[next].Groups["word"].Success || marks[next].Groups["daily"].Success))
            {
                return false;
            }

            _at = next;
            return true;
        }

        private IsoDayOfWeek? Last()
        {
            _at += 2;
            return Day(marks[_at - 1].Value);
        }

        private void Serve()
        {
            var from = marks[_at++];
            if (from.Groups["closed"].Success)
            {
                _closed.UnionWith(Named(from.Value));
                return;
            }

            if (from.Groups["all"].Success)
            {
                Hours.AddRange(Named(from.Value).Select(d => new DayHours(d, LocalTime.Midnight, LocalTime.Midnight)));
                return;
            }

            if (!Is("dash") || _at + 1 >= marks.Count || !marks[_at + 1].Groups["time"].Success)
            {
                Refuse($"'{from.Value}' has no end.", "Write hours as 10:00-23:30.");
                _served = true;
                return;
            }

            var to = marks[_at + 1];
            _at += 2;
            var (start, end) = (Time(from.Value, isEnd: false), Time(to.Value, isEnd: true));
            var days = Named($"{from.Value}-{to.Value}");
            if (start is { } opens && end is { } ends)
            {
                Hours.AddRange(days.Select(d => new DayHours(d, opens, ends)));
            }
        }

        private List<IsoDayOfWeek> Named(string hours)
        {
            if (_days.Count == 0 && !_refused)
            {
                Refuse($"'{hours}' names no day.", "Write the days first, as Mon-Thu or Fri,Sat.");
            }

            _served = true;
            return _days;
        }

        private void Unserved()
        {
            if (!_served)
            {
                Refuse($"{string.Join(", ", _days.Select(d => Names[(int)d - 1]))} has no hours.", "Write hours as 10:00-23:30, or closed.");
            }
        }

        private IsoDayOfWeek? Day(string name)
        {
            var known = Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None
                && (name.Length >= 3 || (name.Length == 2 && name.ToLowerInvariant() is "mo" or "tu" or "we" or "th" or "fr" or "sa" or "su"))
                && (d + "s").StartsWith(name.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)).ToList();
            if (known.Count == 1)
            {
                return known[0];
            }

            Refuse($"'{name}' is neither a day nor hours.", Nearest.Hint(name, Enum.GetNames<IsoDayOfWeek>().Skip(1)) ?? "Write Mon-Thu 10:00-23:30, Fri,Sat 10:00-02:00.");
            return null;
        }

        private LocalTime? Time(string text, bool isEnd)
        {
            var time = ClockOf(text.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal));
            if (time is (24, 0) && isEnd)
            {
                return LocalTime.Midnight;
            }

            if (time is ( >= 0 and <= 23, >= 0 and <= 59))
            {
                return new(time.Hour, time.Minute);
            }

            Refuse($"'{text}' is no clock time{(time is (24, 0) ? " to begin at" : "")}.", "Write 00:00 to 23:59, or 24:00 for an end at midnight.");
            return null;
        }

        private static (int Hour, int Minute) ClockOf(string text)
        {
            if (text is "noon" or "midnight")
            {
                return (text == "noon" ? 12 : 0, 0);
            }

            var digits = string.Concat(text.Where(char.IsAsciiDigit));
            var number = int.Parse(digits, CultureInfo.InvariantCulture) * (digits.Length <= 2 ? 100 : 1);
            var (hour, minute) = (number / 100, number % 100);
            return text[^1] != 'm' ? (hour, minute) : hour is >= 1 and <= 12 ? ((hour % 12) + (text[^2] == 'p' ? 12 : 0), minute) : (-1, minute);
        }

        private static IEnumerable<IsoDayOfWeek> Run(IsoDayOfWeek first, IsoDayOfWeek? last)
        {
            for (var day = first; last is not null; day = day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1)
            {
                yield return day;
                if (day == last)
                {
                    yield break;
                }
            }
        }

        private bool Is(string group) => _at < marks.Count && marks[_at].Groups[group].Success;

        private void Refuse(string message, string hint) => Reasons.Add(new(field, message, hint));
    }
}

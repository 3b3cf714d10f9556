namespace NteMonitor.Zones;

/// <summary>Plane geometry of rings, longitude and latitude taken as plane coordinates; right for anything the size of a county.</summary>
public static class RingRules
{
    /// <summary>Whether a position lies inside a ring or on its edge.</summary>
    /// <source>Even-odd ray casting; docs/methods/zones.md §1.</source>
    public static bool Covers(Ring ring, Position at) => IsOnEdge(ring, at) || IsInside(ring, at);

    /// <summary>Whether a position lies inside a ring; one on the edge may fall to either side.</summary>
    /// <source>Even-odd ray casting; docs/methods/zones.md §1.</source>
    public static bool IsInside(Ring ring, Position at)
    {
        var inside = false;
        var points = ring.Points;
        for (int i = 0, j = points.Count - 1; i < points.Count; j = i++)
        {
            var (a, b) = (points[i], points[j]);
            if (a.Latitude > at.Latitude != b.Latitude > at.Latitude
                && at.Longitude < ((b.Longitude - a.Longitude) * (at.Latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>Whether a position lies on the edge of a ring, to the last digit.</summary>
    /// <source>docs/methods/zones.md §1.</source>
    public static bool IsOnEdge(Ring ring, Position at)
    {
        var points = ring.Points;
        for (int i = 0, j = points.Count - 1; i < points.Count; j = i++)
        {
            if (Turn(points[i], points[j], at) == 0
                && Between(points[i].Latitude, at.Latitude, points[j].Latitude) && Between(points[i].Longitude, at.Longitude, points[j].Longitude))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the signed area of a ring in square degrees: above 0 where it runs anticlockwise, 0 where it encloses nothing.</summary>
    /// <source>The shoelace formula; docs/methods/zones.md §2.</source>
    public static double Area(Ring ring)
    {
        var (points, twice) = (ring.Points, 0.0);
        for (var i = 1; i + 1 < points.Count; i++)
        {
            twice += Turn(points[0], points[i], points[i + 1]);
        }

        return twice / 2;
    }

    /// <summary>Returns a point near which a ring crosses itself, or none; a ring that only touches itself does not cross.</summary>
    /// <source>Segments swept from west to east, each compared with those it overlaps; docs/methods/zones.md §2.</source>
    public static Position? Crossing(Ring ring)
    {
        var sides = ring.Points.Zip(ring.Points.Skip(1)).Where(s => s.First != s.Second)
            .OrderBy(s => Math.Min(s.First.Longitude, s.Second.Longitude)).ToList();
        for (var i = 0; i < sides.Count; i++)
        {
            var (a, b) = sides[i];
            var east = Math.Max(a.Longitude, b.Longitude);
            for (var j = i + 1; j < sides.Count && Math.Min(sides[j].First.Longitude, sides[j].Second.Longitude) <= east; j++)
            {
                var (c, d) = sides[j];
                if (Turn(a, b, c) * Turn(a, b, d) < 0 && Turn(c, d, a) * Turn(c, d, b) < 0)
                {
                    return c;
                }
            }
        }

        return null;
    }

    /// <summary>Above 0 where a, b, c turn left, below 0 where they turn right, 0 where they stand in one line.</summary>
    private static double Turn(Position a, Position b, Position c) =>
        ((b.Longitude - a.Longitude) * (c.Latitude - a.Latitude)) - ((b.Latitude - a.Latitude) * (c.Longitude - a.Longitude));

    private static bool Between(double one, double middle, double other) => Math.Min(one, other) <= middle && middle <= Math.Max(one, other);
}

namespace NteMonitor;

/// <summary>A stream of random numbers that is the same for the same seed, on every machine.</summary>
/// <source>SplitMix64: Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.</source>
public sealed class Draws(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Returns the next 64 random bits.</summary>
    public ulong Bits()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Returns a number from 0, included, to 1, not included.</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Returns a whole number from 0, included, to a limit, not included.</summary>
    public int Below(int limit) => (int)(Unit() * limit);

    /// <summary>Returns one of several.</summary>
    public T One<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>Returns how many events there are when their mean is this: a Poisson draw, by multiplying (Knuth); for means up to some hundreds.</summary>
    public int Poisson(double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), 1.0, 0);
        while ((product *= Unit()) > limit)
        {
            count++;
        }

        return count;
    }
}

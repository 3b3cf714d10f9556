namespace NteMonitor.Emro.Models;

/// <summary>Draws from the distributions that the models need, the same for the same seed on every machine.</summary>
public sealed class Sampler(Draws draws)
{
    private const double SmallMean = 10;

    private double? _spare;

    /// <summary>Returns a draw from the normal distribution.</summary>
    /// <source>Marsaglia and Bray (1964), SIAM Review 6:260, the polar method.</source>
    public double Normal(double mean, double deviation)
    {
        if (_spare is { } kept)
        {
            _spare = null;
            return mean + (deviation * kept);
        }

        double x, y, s;
        do
        {
            (x, y) = ((2 * draws.Unit()) - 1, (2 * draws.Unit()) - 1);
            s = (x * x) + (y * y);
        }
        while (s is >= 1 or 0);

        var factor = Math.Sqrt(-2 * Math.Log(s) / s);
        _spare = y * factor;
        return mean + (deviation * x * factor);
    }

    /// <summary>Returns a draw from the gamma distribution.</summary>
    /// <param name="shape">Above 0.</param>
    /// <param name="rate">Above 0; the mean is shape over rate.</param>
    /// <source>Marsaglia and Tsang (2000), ACM TOMS 26:363.</source>
    public double Gamma(double shape, double rate)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1, rate) * Math.Pow(1 - draws.Unit(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal(0, 1);
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(1 - draws.Unit()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v / rate;
            }
        }
    }

    /// <summary>Returns a draw from the beta distribution.</summary>
    public double Beta(double a, double b)
    {
        var x = Gamma(a, 1);
        return x / (x + Gamma(b, 1));
    }

    /// <summary>Returns a draw from the triangular distribution; its likeliest value where both ends are there.</summary>
    /// <source>Inverse of the distribution function.</source>
    public double Triangular(double low, double likeliest, double high)
    {
        var (width, unit) = (high - low, draws.Unit());
        return width <= 0 ? likeliest
            : unit * width < likeliest - low ? low + Math.Sqrt(unit * width * (likeliest - low))
            : high - Math.Sqrt((1 - unit) * width * (high - likeliest));
    }

    /// <summary>Returns a count whose mean is this.</summary>
    /// <source>Hörmann (1993), Insurance: Mathematics and Economics 12:39, PTRS; below a mean of ten by multiplying.</source>
    public double Poisson(double mean)
    {
        if (mean <= 0)
        {
            return 0;
        }

        if (mean < SmallMean)
        {
            return draws.Poisson(mean);
        }

        var root = Math.Sqrt(mean);
        var b = 0.931 + (2.53 * root);
        var a = -0.059 + (0.02483 * b);
        var inverse = 1.1239 + (1.1328 / (b - 3.4));
        var v = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var u = draws.Unit() - 0.5;
            var w = 1 - draws.Unit();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / us) + b) * u) + mean + 0.43);
            if (us >= 0.07 && w <= v)
            {
                return k;
            }

            if (k < 0 || (us < 0.013 && w > us))
            {
                continue;
            }

            if (Math.Log(w * inverse / ((a / (us * us)) + b)) <= (k * Math.Log(mean)) - mean - MathNet.Numerics.SpecialFunctions.GammaLn(k + 1))
            {
                return k;
            }
        }
    }
}

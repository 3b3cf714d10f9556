using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace NteMonitor.Emro.Evaluation;

/// <summary>What the rounds settled at.</summary>
/// <param name="Eta">The logarithm of each fitted mean.</param>
/// <param name="Means">The fitted means.</param>
internal sealed record Settlement(double[] Eta, double[] Means);

/// <summary>Iteratively reweighted least squares on the rows of a design, whose columns are first made orthogonal so that large times cost no digits.</summary>
internal sealed class Reweighted
{
    private const int MostRounds = 80;
    private const double Settled = 1e-11;
    private const double Farthest = 200;

    private readonly double[][] _rows;
    private readonly double[] _counts;
    private readonly double[] _offset;
    private readonly Matrix<double> _back;

    public Reweighted(Design design)
    {
        var qr = Matrix<double>.Build.DenseOfRowArrays(design.Rows).QR(QRMethod.Thin);
        _rows = qr.Q.ToRowArrays();
        _back = qr.R.Inverse();
        _counts = [.. design.Counts];
        _offset = [.. design.Exposure.Select(e => Math.Log(e))];
    }

    /// <summary>Returns the fitted means for a given alpha (0: Poisson), or none when the coefficients run away.</summary>
    /// <param name="alpha">NB2's alpha.</param>
    /// <param name="from">A settlement to begin from, or none.</param>
    public Settlement? Settle(double alpha, Settlement? from = null)
    {
        double[] eta = [.. from?.Eta ?? _counts.Select(c => Math.Log(Math.Max(c, 0.5)))];
        for (var round = 0; round < MostRounds; round++)
        {
            var (information, score) = Equations(eta, alpha);
            if (Cholesky(information) is not { } lower)
            {
                return null;
            }

            var next = Linear(lower.Solve(score));
            var change = next.Zip(eta, (n, e) => Math.Abs(n - e)).Max();
            eta = next;
            if (!double.IsFinite(change) || Array.Exists(eta, e => Math.Abs(e) > Farthest))
            {
                return null;
            }

            if (change < Settled)
            {
                return new(eta, [.. eta.Select(Math.Exp)]);
            }
        }

        return null;
    }

    /// <summary>Returns the coefficients of the design's own terms and their covariance before any dispersion, or none where that is not finite.</summary>
    public (double[] Beta, Matrix<double> Covariance)? Terms(Settlement at, double alpha)
    {
        var (information, score) = Equations(at.Eta, alpha);
        return Cholesky(information) is { } lower
            ? ((_back * lower.Solve(score)).ToArray(), _back * lower.Solve(Matrix<double>.Build.DenseIdentity(_back.RowCount)) * _back.Transpose())
            : null;
    }

    /// <summary>Returns the weighted normal equations at these linear predictors.</summary>
    private (Matrix<double> Information, Vector<double> Score) Equations(double[] eta, double alpha)
    {
        var p = _back.RowCount;
        var (information, score) = (new double[p, p], new double[p]);
        for (var i = 0; i < _rows.Length; i++)
        {
            var row = _rows[i];
            var mean = Math.Exp(eta[i]);
            var weight = mean / (1 + (alpha * mean));
            var z = eta[i] - _offset[i] + ((_counts[i] - mean) / mean);
            for (var j = 0; j < p; j++)
            {
                var weighted = weight * row[j];
                score[j] += weighted * z;
                for (var k = 0; k <= j; k++)
                {
                    information[j, k] += weighted * row[k];
                }
            }
        }

        return (Matrix<double>.Build.Dense(p, p, (j, k) => j >= k ? information[j, k] : information[k, j]), Vector<double>.Build.Dense(score));
    }

    private double[] Linear(Vector<double> gamma)
    {
        var coefficients = gamma.ToArray();
        var eta = new double[_rows.Length];
        for (var i = 0; i < eta.Length; i++)
        {
            var sum = _offset[i];
            for (var j = 0; j < coefficients.Length; j++)
            {
                sum += _rows[i][j] * coefficients[j];
            }

            eta[i] = sum;
        }

        return eta;
    }

    // The library throws where a matrix is not positive definite, which is what running away looks like from here.
    private static Cholesky<double>? Cholesky(Matrix<double> information)
    {
        try
        {
            return information.Enumerate().All(double.IsFinite) ? information.Cholesky() : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

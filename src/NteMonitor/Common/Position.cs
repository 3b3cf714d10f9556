namespace NteMonitor;

/// <summary>A point on the ground, WGS 84.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180; west is negative.</param>
public readonly record struct Position(double Latitude, double Longitude);

using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace NteMonitor.App;

/// <summary>One place that settings come from.</summary>
/// <param name="Name">What it is, for people: a path, <c>environment</c>, <c>options</c>.</param>
/// <param name="Values">The settings it has.</param>
internal sealed record ConfigLayer(string Name, IConfigurationRoot Values);

/// <summary>The settings, layer over layer: shipped defaults, one file, the environment, options.</summary>
/// <remarks>A list or a table of a higher layer stands in place of the lower one's; they are never mixed.</remarks>
internal sealed class ConfigLayers(IReadOnlyList<ConfigLayer> layers)
{
    /// <summary>The layers, the lowest first.</summary>
    public IReadOnlyList<ConfigLayer> Layers => layers;

    /// <summary>Returns a setting and where it came from; the defaults have every one.</summary>
    public (IConfigurationSection Section, string From) Get(string key)
    {
        var layer = layers.LastOrDefault(l => l.Values.GetSection(key).Exists()) ?? layers[0];
        return (layer.Values.GetSection(key), layer.Name);
    }

    /// <summary>Returns a setting's text.</summary>
    public string Text(string key) => Get(key).Section.Value ?? "";

    /// <summary>Reads the layers.</summary>
    /// <param name="given">The file named by <c>--config</c> or found, or none.</param>
    /// <param name="options">Settings given as options.</param>
    /// <param name="paths">Where things are.</param>
    /// <exception cref="ConfigException">A file is missing or is not JSON.</exception>
    public static ConfigLayers Load(string? given, IReadOnlyDictionary<string, string?> options, Paths paths)
    {
        List<ConfigLayer> layers = [Read("shipped defaults", paths.Seed("defaults/nte.defaults.json"))];
        if (given is not null && !File.Exists(given))
        {
            throw new ConfigException([new("--config", $"There is no file {given}.", "Check the path.")]);
        }

        if (given is not null)
        {
            layers.Add(Read(given, given));
        }

        layers.Add(new("environment", new ConfigurationBuilder().AddEnvironmentVariables("NTE_").Build()));
        layers.Add(new("options", new ConfigurationBuilder().AddInMemoryCollection(options).Build()));
        return new(layers);
    }

    private static ConfigLayer Read(string name, string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new(name, new ConfigurationBuilder().AddJsonStream(stream).Build());
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidDataException)
        {
            throw new ConfigException([new(name, $"This is not a JSON file: {(e.InnerException ?? e).Message}", "Mend the file; `nte config show` lists the settings.")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException([new(name, $"The file cannot be read: {e.Message}", "Check the path and who may read it.")]);
        }
    }
}

/// <summary>The settings cannot stand, for these reasons.</summary>
internal sealed class ConfigException(IReadOnlyList<Refusal> reasons) : Exception("The settings cannot stand.")
{
    public IReadOnlyList<Refusal> Reasons { get; } = reasons;
}

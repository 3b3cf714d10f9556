using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace NteMonitor.EndToEnd.Ssh;

/// <summary>A town's store behind a real sshd on loopback, with a keeper, a warden, a pastor, an officer and an assessor, each with a key.</summary>
public sealed class SshServer : IDisposable
{
    private static readonly string[] People = ["w07 warden", "p03 pastor", "ofc1 officer", "ofc2 officer", "ofc3 officer", "ofc4 officer", "as1 assessor", "keeper admin"];

    private readonly string _folder;
    private readonly int _port = FreePort();
    private readonly Process _sshd;

    public SshServer()
        : this(KeysFrom.File)
    {
    }

    private SshServer(KeysFrom keys)
    {
        Town.Do("init").Exit.ShouldBe(0);
        _folder = Directory.CreateDirectory(Path.Combine(Town.Home, "ssh")).FullName;
        File.WriteAllText(Settings, """{"authority":{"code":"X99000001","name":"Inventon"}}""");
        MakeKey("host");
        foreach (var person in People.Select(p => p.Split(' ')))
        {
            MakeKey(person[0]);
            AtServer($"user add {person[0]} --role {person[1]} --key {Key(person[0])}.pub").Exit.ShouldBe(0);
        }

        File.WriteAllText(Path.Combine(_folder, "known_hosts"), $"[127.0.0.1]:{_port} {File.ReadAllText(Key("host") + ".pub")}");
        WriteKeys();
        _sshd = Start(keys);
    }

    /// <summary>Returns a server whose sshd asks the program for the keys at each login.</summary>
    public static SshServer Asking() => new(KeysFrom.Command);

    private enum KeysFrom
    {
        File,
        Command,
    }

    /// <summary>The town whose store it is.</summary>
    public Nte Town { get; } = new();

    /// <summary>Where the files of people at the far side are.</summary>
    public string Exports => Path.Combine(Path.GetDirectoryName(Town.Store)!, "exports");

    /// <summary>What sshd has written down so far.</summary>
    public string Log => File.ReadAllText(Path.Combine(_folder, "sshd.log"));

    private string Settings => Path.Combine(_folder, "nte.config.json");

    private string AuthorizedKeys => Path.Combine(_folder, "authorized_keys");

    /// <summary>Runs a command at the server itself, by hand.</summary>
    public Nte.Run AtServer(string line) => Town.Do($"{line} --config {Settings} --store sqlite:{Town.Store}");

    /// <summary>Writes the keys of everybody who may come in, as the manual says.</summary>
    public void WriteKeys() => File.WriteAllText(AuthorizedKeys, AtServer($"user authorized-keys --program {Nte.Program}").Out);

    /// <summary>Runs ssh as a person, with one string as the command, as a shell of theirs would have made it.</summary>
    public Nte.Run Ssh(string person, string command, string input = "", params string[] options) => Client("ssh", [.. options, .. Options(person), Target, .. command.Length == 0 ? Array.Empty<string>() : ["--", command]], input);

    /// <summary>Runs ssh, scp or sftp with what it needs to reach the server as a person, then the words given.</summary>
    public Nte.Run Program(string program, string person, params string[] words) => Client(program, [.. Options(person, program == "ssh" ? "-p" : "-P"), .. words], "");

    /// <summary>The command line of an interactive login.</summary>
    public string Login(string person) => $"env TERM=xterm-256color ssh -tt {string.Join(' ', Options(person))} {Target}";

    /// <summary>Whom ssh is to reach.</summary>
    public static string Target => $"{Environment.UserName}@127.0.0.1";

    /// <summary>The processes that sshd runs for logins, the innermost last.</summary>
    public IReadOnlyList<int> Sessions() => Below(_sshd.Id);

    public void Dispose()
    {
        _sshd.Kill(entireProcessTree: true);
        _sshd.WaitForExit();
        _sshd.Dispose();
        Town.Dispose();
    }

    private string Key(string name) => Path.Combine(_folder, name);

    private List<string> Options(string person, string port = "-p") =>
    [
        "-F", "none", port, $"{_port}", "-i", Key(person), "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes",
        "-o", $"UserKnownHostsFile={Path.Combine(_folder, "known_hosts")}", "-o", "LogLevel=ERROR", "-o", "IdentityAgent=none", "-o", "PreferredAuthentications=publickey",
    ];

    private void MakeKey(string name)
    {
        using var made = Process.Start("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "invented", "-f", Key(name)]);
        made.WaitForExit();
    }

    /// <summary>Starts an sshd that believes whatever a hostile client sends along, so that only the key's line and the program stand in its way.</summary>
    private Process Start(KeysFrom keys)
    {
        var config = Path.Combine(_folder, "sshd_config");
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        File.WriteAllText(config, $"""
            Port {_port}
            ListenAddress 127.0.0.1
            HostKey {Key("host")}
            PidFile none
            {(keys == KeysFrom.File ? $"AuthorizedKeysFile {AuthorizedKeys}" : $"AuthorizedKeysFile none\nAuthorizedKeysCommandUser {Environment.UserName}\nAuthorizedKeysCommand {KeysCommand(dotnet)}")}
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin prohibit-password
            AcceptEnv *
            SetEnv HOME={Town.Home} DOTNET_ROOT={dotnet}
            Subsystem sftp internal-sftp
            AllowTcpForwarding yes
            X11Forwarding yes
            PermitTunnel yes
            ClientAliveInterval 1
            ClientAliveCountMax 2
            MaxStartups 100
            LogLevel DEBUG1

            """);
        if (Environment.UserName == "root")
        {
            Directory.CreateDirectory("/run/sshd");
        }

        // Its log goes to a file: nobody reads a pipe while a test waits.
        var sshd = Process.Start("/usr/sbin/sshd", ["-D", "-E", Path.Combine(_folder, "sshd.log"), "-f", config]);
        Patience.Until(Answers, () => $"sshd does not answer: {Log}");
        return sshd;
    }

    /// <summary>Through env, which stands where sshd trusts it, since the program's own folder may not.</summary>
    private string KeysCommand(string dotnet) =>
        $"/usr/bin/env DOTNET_ROOT={dotnet} {Nte.Program} --as keeper --config {Settings} --store sqlite:{Town.Store} user authorized-keys --program {Nte.Program} --fingerprint %f";

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, _port);
            return client.GetStream().ReadByte() == 'S';
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private Nte.Run Client(string program, IEnumerable<string> words, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Town.Home,
            // On a terminal that can do nothing the runtime itself sends nothing but text.
            Environment = { ["DISPLAY"] = "127.0.0.1:99", ["TERM"] = "dumb" },
        })!;
        var talk = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The far side did not want to hear all of it.
        }

        if (!process.WaitForExit(60_000))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within a minute.");
        }

        return new(process.ExitCode, output.Result, talk.Result);
    }

    private static List<int> Below(int parent)
    {
        List<int> found = [];
        foreach (var folder in Directory.GetDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)))
        {
            if (ParentOf(folder) == parent && int.Parse(Path.GetFileName(folder)) is var child)
            {
                found.Add(child);
                found.AddRange(Below(child));
            }
        }

        return found;
    }

    private static int ParentOf(string folder)
    {
        try
        {
            // The name, in parentheses, may hold anything; state and parent follow it.
            return int.Parse(File.ReadAllText(Path.Combine(folder, "stat")).Split(')')[^1].Split(' ')[2]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

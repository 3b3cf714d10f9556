using System.CommandLine;
using System.Text;
using Microsoft.Extensions.Logging;
using NteMonitor;
using NteMonitor.App;
using NteMonitor.Commands;
using NteMonitor.Journal;
using NteMonitor.Users;

// Before the console is touched: it reads the environment too.
var side = FarSide.Of(args);
if (side == Side.Far)
{
    FarSide.Forget();
}

var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 16384);
var talk = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

var root = Wiring.Root(output, talk, side);
var parsed = root.Parse(args, Parser);
try
{
    if (side == Side.Far)
    {
        switch (FarSide.Read(args, root))
        {
            case Outcome<ParseResult>.Done(var whole):
                parsed = whole;
                break;
            case Outcome<ParseResult>.Refused(var reasons):
                new LogFile(Paths.Read()).Write(LogLevel.Warning, $"far side: refused ({reasons[0].Field})");
                new Printer(output, talk, parsed).Refuse(reasons);
                return reasons[0].Field == FarSideRules.Misread ? Misuse.Exit : 4;
        }
    }

    return parsed.Errors.Count > 0 ? Misuse.Say(parsed, talk) : await parsed.InvokeAsync(new() { Output = output, Error = talk, EnableDefaultExceptionHandler = false }, stop.Token);
}
catch (ConfigException e)
{
    new Printer(output, talk, parsed).Refuse(e.Reasons);
    return 2;
}
catch (StoreException e)
{
    new LogFile(Paths.Read()).Write(LogLevel.Warning, $"store: {e.Trouble}");
    new Printer(output, talk, parsed).Refuse([new("store", e.Message, e.Hint)]);
    return 5;
}
catch (FileTroubleException e)
{
    return new Printer(output, talk, parsed).Print(Answer.Refuse([e.Refusal]));
}
catch (OperationCanceledException)
{
    return 130;
}
catch (IOException e) when (e.Message.Contains("Broken pipe", StringComparison.Ordinal))
{
    return 0;
}
catch (Exception e)
{
    new LogFile(Paths.Read()).Write(e);
    talk.WriteLine($"nte: something went wrong on our side: {e.GetType().Name}. The details are in {Paths.Read().Log}; nothing that was saved is lost.");
    return 70;
}
finally
{
    try
    {
        await output.FlushAsync();
    }
    catch (IOException)
    {
        // The reader has gone; there is nobody left to tell.
    }
}

/// <content>What the parser is told.</content>
internal partial class Program
{
    /// <summary>A street place begins with @, which is no file of arguments here.</summary>
    public static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };
}

using System.CommandLine;
using System.Text;
using Microsoft.Extensions.Logging;
using NteMonitor.App;
using NteMonitor.Commands;
using NteMonitor.Journal;

var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 16384);
var talk = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

var root = Wiring.Root(output, talk);
// A street place begins with @, which is no file of arguments here.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
try
{
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
    new Printer(output, talk, parsed).Refuse([e.Refusal]);
    return 1;
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

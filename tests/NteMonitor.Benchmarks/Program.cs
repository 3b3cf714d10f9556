using NteMonitor.Benchmarks;

// Measures by hand and by measure.sh: nothing here judges, docs/performance.md keeps the figures.
return args switch
{
    ["police-csv", var rows, var path] => PoliceCsv.Write(int.Parse(rows), path),
    ["record-many", var rows, var path] => await StoreSpeed.RecordManyAsync(int.Parse(rows), path),
    ["append", var seconds, var path] => await StoreSpeed.AppendAsync(double.Parse(seconds), path),
    ["append", var seconds, var path, var from] => await StoreSpeed.AppendAsync(double.Parse(seconds), path, long.Parse(from)),
    ["append-many", var processes, var seconds, var path] => await StoreSpeed.AppendManyAsync(int.Parse(processes), double.Parse(seconds), path),
    ["fsync", var seconds, var path] => StoreSpeed.Fsync(double.Parse(seconds), path),
    ["police-rows", var path, var reference] => ImportSpeed.Police(path, reference),
    ["check-table", var rows, var path] => CheckTableSpeed.Run(int.Parse(rows), path),
    ["csv-readers", var path] => ImportSpeed.Readers(path),
    ["search", var records, var path] => await SearchSpeed.RunAsync(int.Parse(records), path),
    ["slider", var path] => await SliderSpeed.RunAsync(path),
    ["core", var path] => await CoreSpeed.RunAsync(path),
    ["list", var path] => await StoreSpeed.ListAsync(path),
    ["monitor", var nte, var path, var width, var height] => MonitorSpeed.Run(nte, path, int.Parse(width), int.Parse(height)),
    ["coverage", var towns] => EvaluationSpeed.Coverage(int.Parse(towns)),
    ["fit"] => EvaluationSpeed.Fit(),
    ["ssh", var login, var sessions, var entries] => await SshSpeed.RunAsync(login, int.Parse(sessions), int.Parse(entries)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("police-csv ROWS PATH | record-many ROWS STORE | append SECONDS STORE | append-many PROCESSES SECONDS STORE | fsync SECONDS PATH | police-rows CSV REFERENCE | csv-readers CSV | check-table ROWS PATH | search RECORDS STORE | list STORE | slider STORE | core STORE | monitor NTE STORE WIDTH HEIGHT | coverage TOWNS | fit | ssh LOGIN SESSIONS ENTRIES");
    return 2;
}

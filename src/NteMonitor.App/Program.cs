System.Console.WriteLine("nte");

Console.WriteLine("usage: Load send | open");

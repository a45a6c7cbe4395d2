Console.WriteLine("usage: ./dev bench posts");

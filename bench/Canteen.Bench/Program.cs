using Canteen.Bench.Posts;

if (args is not ["posts", ..])
{
    Console.Error.WriteLine("usage: ./dev bench posts");
    return 2;
}
await PostsBench.RunAsync(args.Contains("--quick"));
return 0;

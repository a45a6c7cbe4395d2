using Canteen.Server.Commands;

return await CommandLine.RunAsync(args);

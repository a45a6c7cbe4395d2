using Canteen.Features;
using Canteen.Features.Platform;
using Canteen.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStorage(new DatabaseSettings("sqlite:data/canteen.db"));
builder.Services.AddHouse(new CanteenSettings { DataFolder = "data", Address = "http://localhost:5000" });
var app = builder.Build();
app.UseHouse();
app.Run();

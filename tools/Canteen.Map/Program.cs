using Canteen.Map.Drawing;
using Canteen.Map.Plan;
using Canteen.Map.Reading;

var repository = Repository.Here();
var plan = new Surveyor(repository).Survey();
File.WriteAllText(repository.PathOf("docs/house.svg"), HousePicture.Draw(plan));
File.WriteAllText(repository.PathOf("docs/map.md"), RoomTable.Into(repository.Text("docs/map.md"), RoomTable.Draw(plan)));
Console.WriteLine($"docs/house.svg and docs/map.md show {plan.Rooms.Count()} rooms in {plan.Wings.Count} wings.");

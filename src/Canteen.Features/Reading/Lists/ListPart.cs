namespace Canteen.Features.Reading.Lists;

/// <summary>The pages about one list.</summary>
public enum ListPart { Posts, People, Settings }

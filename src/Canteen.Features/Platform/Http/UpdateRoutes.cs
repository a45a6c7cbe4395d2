namespace Canteen.Features.Platform.Http;

/// <summary>Routes that change something: clients send PUT or PATCH as they like, and mean the same.</summary>
public static class UpdateRoutes
{
    public static readonly string[] Methods = ["PUT", "PATCH"];
}

namespace Canteen.Features.Platform.Http;

/// <summary>Routes that change something: clients send either PUT or PATCH, and mean the same.</summary>
public static class UpdateRoutes
{
    public static readonly string[] Methods = ["PUT", "PATCH"];
}

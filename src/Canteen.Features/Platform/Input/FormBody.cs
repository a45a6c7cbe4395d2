using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Input;

/// <summary>Reads a form that may be broken.</summary>
internal static class FormBody
{
    /// <exception cref="BadInputException">It could not be read: cut off, too many fields, no boundary.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new BadInputException(Fault.BadRequest("The form could not be read"));
        }
    }
}

namespace Canteen.Features.Platform;

/// <summary>
/// The resources of all text that people read. The keys are the English sentences, so English needs no file; Words.cy.resx is Welsh.
/// </summary>
public sealed class Words;

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Canteen.Map.Reading;

/// <summary>A position in a source file. Line 0 stands for the file as a whole.</summary>
public readonly record struct Place(string File, int Line)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}

/// <summary>One of our assemblies on disk, with its debug symbols. None of its code is run.</summary>
public sealed class CompiledAssembly : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReaderProvider _symbols;
    private readonly Repository _repository;

    /// <exception cref="FileNotFoundException">The assembly or the portable PDB beside it is missing.</exception>
    public CompiledAssembly(string path, Repository repository)
    {
        _repository = repository;
        _image = new PEReader(File.OpenRead(path));
        _symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(path, ".pdb")));
        Metadata = _image.GetMetadataReader();
        Symbols = _symbols.GetMetadataReader();
        Name = NameOfProject(Metadata.GetString(Metadata.GetAssemblyDefinition().Name));
        Names = new TypeNames(Metadata, Name);
    }

    /// <summary>
    /// The project's name; it differs from the assembly's only for the server, whose assembly is the command <c>canteen</c>.
    /// </summary>
    public string Name { get; }

    public MetadataReader Metadata { get; }
    public MetadataReader Symbols { get; }
    public TypeNames Names { get; }

    /// <summary>The Canteen projects that it refers to.</summary>
    public IEnumerable<string> ProjectReferences =>
        Metadata.AssemblyReferences
            .Select(r => NameOfProject(Metadata.GetString(Metadata.GetAssemblyReference(r).Name)))
            .Where(n => n.StartsWith("Canteen.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>The instructions of a method; empty where it has none.</summary>
    public MethodBodyBlock? Body(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 ? null : _image.GetMethodBody(method.RelativeVirtualAddress);

    /// <summary>The visible sequence points of a method in the order of its instructions.</summary>
    public List<(int Offset, Place Start, int EndLine)> Points(MethodDefinitionHandle method) =>
        [.. Symbols.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints()
            .Where(p => !p.IsHidden)
            .Select(p => (p.Offset, new Place(FileOf(p.Document), p.StartLine), p.EndLine))];

    public void Dispose()
    {
        _symbols.Dispose();
        _image.Dispose();
    }

    public static string NameOfProject(string assembly) => assembly == "canteen" ? "Canteen.Server" : assembly;

    private string FileOf(DocumentHandle document) =>
        _repository.Relative(Symbols.GetString(Symbols.GetDocument(document).Name));
}

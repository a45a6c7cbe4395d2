using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.InteropServices;

namespace Canteen.Map.Reading;

/// <summary>One instruction. <paramref name="Operand"/> is the metadata token where it has one.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Instruction(int Offset, OpCode Code, int Operand)
{
    public bool IsString => Code.OperandType == OperandType.InlineString;

    public bool IsCall => Code.OperandType == OperandType.InlineMethod;

    /// <summary>Names a type, a method, a field or a signature.</summary>
    public bool IsToken => Code.OperandType
        is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig;

    public EntityHandle Handle => MetadataTokens.EntityHandle(Operand);
}

/// <summary>Reads the body of a method, ECMA-335 partition III.</summary>
public static class Instructions
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => (int)(ushort)c.Value);

    public static List<Instruction> Read(MethodBodyBlock body)
    {
        var instructions = new List<Instruction>();
        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            var offset = il.Offset;
            int value = il.ReadByte();
            var code = Codes[value == 0xFE ? 0xFE00 | il.ReadByte() : value];
            instructions.Add(new(offset, code, ReadOperand(ref il, code.OperandType)));
        }
        return instructions;
    }

    private static int ReadOperand(ref BlobReader il, OperandType type)
    {
        switch (type)
        {
            case OperandType.InlineNone:
                return 0;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                return il.ReadByte();
            case OperandType.InlineVar:
                return il.ReadUInt16();
            case OperandType.InlineI8 or OperandType.InlineR:
                il.Offset += 8;
                return 0;
            case OperandType.InlineSwitch:
                var branches = il.ReadInt32();
                il.Offset += 4 * branches;
                return 0;
            default:
                return il.ReadInt32();
        }
    }
}

using MtsLife.Hub.Access;

namespace MtsLife.Hub.Commands;

/// <summary>A title and what follows: <c>"Заголовок" текст</c>, or a first line that is the title.</summary>
internal sealed record TitledText(string Title, string Text)
{
    public static Answer<TitledText> Read(string text)
    {
        var arguments = new CommandArguments(text);
        var quoted = arguments.Quoted();
        if (quoted.IsRefused)
        {
            return quoted.Refusal;
        }

        if (quoted.Ok.Text is not null and var title)
        {
            return title.Length == 0 ? CommandRefusals.Wrong("no_title", "The title is empty.") : new TitledText(title, arguments.Rest);
        }

        if (arguments.IsAtEnd)
        {
            return CommandRefusals.NoText;
        }

        var lines = text.Trim().Split('\n', 2);
        return new TitledText(lines[0].Trim(), lines.Length == 1 ? "" : new CommandArguments("\n" + lines[1]).Rest);
    }
}

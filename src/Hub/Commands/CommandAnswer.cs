using System.Text.Json;
using MtsLife.Hub.Wire;

namespace MtsLife.Hub.Commands;

/// <summary>What a command comes to: a message, or words for its caller only.</summary>
public abstract record CommandAnswer
{
    private CommandAnswer()
    {
    }

    /// <summary>A message to be posted where the command was called, under the call's client id.</summary>
    /// <param name="Text">Markdown; empty when the title or the card says it all.</param>
    /// <param name="Topics">Titles of topics that do not stand in the text any more.</param>
    /// <param name="Card">What its kind reads beside the text.</param>
    public sealed record Write(
        string Kind, string Text, string Title = "", IReadOnlyList<string>? Topics = null, JsonElement? Card = null) : CommandAnswer
    {
        public Write With<TCard>(TCard card) => this with { Card = JsonSerializer.SerializeToElement(card, Json.Options) };
    }

    /// <summary>Shown to the caller, kept nowhere.</summary>
    /// <param name="Code">The client has the words.</param>
    public sealed record Say(string Code, object? Data = null) : CommandAnswer;
}

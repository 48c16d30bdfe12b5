using System.Text;

namespace MtsLife.Hub.Demo;

/// <summary>
/// Says a written line for this cast: <c>{one|another}</c> chooses, <c>{3-9}</c> is a number, <c>{n:3-9}</c> one that
/// <c>{n}</c> repeats, <c>{a}</c> mentions role a, <c>{a.name}</c> names them, <c>{a?ждал|ждала}</c> follows their
/// gender, <c>{phone}</c> and the like come from <see cref="WordStock"/> and stay the same within a dialogue.
/// </summary>
internal sealed class Wording(Chance chance, IReadOnlyDictionary<char, DemoPerson> cast)
{
    private readonly Dictionary<string, string> said = [];

    public string Say(string template)
    {
        var at = 0;
        return Say(template, ref at, "");
    }

    private string Say(string template, ref int at, string until)
    {
        var text = new StringBuilder();
        while (at < template.Length && !until.Contains(template[at]))
        {
            if (template[at] == '{')
                text.Append(Slot(template, ref at));
            else
                text.Append(template[at++]);
        }
        return text.ToString();
    }

    private string Slot(string template, ref int at)
    {
        at++;
        var options = new List<string>();
        // A gender's condition stands before the options: {a?ждал|ждала}.
        var condition = at + 1 < template.Length && template[at + 1] == '?' ? template[at] : '\0';
        if (condition != '\0')
            at += 2;
        do
        {
            options.Add(Say(template, ref at, "|}"));
        }
        while (template[at++] == '|');

        if (condition != '\0')
            return options[cast[condition].IsWoman ? 1 : 0];
        return options.Count > 1 ? chance.Pick(options) : Named(options[0]);
    }

    private string Named(string slot)
    {
        if (slot is [var role] && cast.TryGetValue(role, out var person))
            return $"@{person.Handle}";
        if (slot is [var of, '.', ..] && cast.TryGetValue(of, out var owner))
            return owner.Attribute(slot[2..]);
        if (NumberOf(slot) is { } number)
            return number;
        if (WordStock.Fresh(slot, chance) is { } fresh)
            return fresh;
        if (said.TryGetValue(slot, out var word))
            return word;
        // The second model, shop or day of a dialogue is another one.
        do
            word = WordStock.Word(slot, chance);
        while (said.ContainsValue(word));
        return said[slot] = word;
    }

    private string? NumberOf(string slot)
    {
        var colon = slot.IndexOf(':');
        var range = slot[(colon + 1)..].Split('-');
        if (range.Length != 2 || !int.TryParse(range[0], out var low) || !int.TryParse(range[1], out var high))
            return null;
        var number = chance.Between(low, high).ToString(WordStock.Russian);
        return colon < 0 ? number : said[slot[..colon]] = number;
    }
}

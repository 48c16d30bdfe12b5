using System.Diagnostics.CodeAnalysis;

namespace MtsLife.Hub.Access;

/// <summary>What a verb returns: its result or a <see cref="Refusal"/>.</summary>
public readonly record struct Answer<T>
{
    private Answer(T? ok, Refusal? refusal) => (Ok, Refusal) = (ok, refusal);

    public T? Ok { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Ok))]
    public bool IsRefused => Refusal is not null;

    public Answer<TNext> Select<TNext>(Func<T, TNext> map) => IsRefused ? Refusal : map(Ok);

    public static implicit operator Answer<T>(T ok) => new(ok, null);

    public static implicit operator Answer<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The result of a verb that has nothing to tell; an empty object on the wire.</summary>
public sealed record Done
{
    public static readonly Done Now = new();
}

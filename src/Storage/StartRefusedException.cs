namespace MtsLife.Storage;

/// <summary>The program cannot start for a reason its operator can mend; <see cref="Exception.Message"/> is the one line to show.</summary>
public sealed class StartRefusedException(string line) : Exception(line);

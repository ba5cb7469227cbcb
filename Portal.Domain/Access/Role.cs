namespace Portal.Domain.Access;

/// <summary>A person's role. On the wire and in tokens: the camelCase name, for example <c>rightsManager</c>.</summary>
public enum Role
{
    RightsManager,
    Approver,
    Publisher,
    ProductManager,
    SupportAgent,
    Operator,
}

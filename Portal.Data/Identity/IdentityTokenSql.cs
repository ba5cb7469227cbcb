namespace Portal.Data.Identity;

static class IdentityTokenSql
{
    const string Columns =
        """
        select
          id,
          application_id,
          authorization_id,
          subject,
          type,
          status,
          reference_id,
          payload,
          properties,
          created,
          expires,
          redeemed,
          concurrency_token
        from identity_token
        """;

    const string Matching =
        """
        where (@ClientId is null or application_id = @ClientId)
          and (@Subject is null or subject = @Subject)
          and (@Type is null or type = @Type)
          and (@Status is null or status = @Status)
          and (@AuthorizationId is null or authorization_id = @AuthorizationId)
        """;

    public const string ById = $"{Columns}\nwhere id = @Id";

    public const string ByReference = $"{Columns}\nwhere reference_id = @ReferenceId";

    public static string List(string page) => $"{Columns}\n{Matching}\norder by id\n{page}";

    public const string Insert =
        """
        insert into identity_token (
          id,
          application_id,
          authorization_id,
          subject,
          type,
          status,
          reference_id,
          payload,
          properties,
          created,
          expires,
          redeemed,
          concurrency_token)
        values (
          @Id,
          @ApplicationId,
          @AuthorizationId,
          @Subject,
          @Type,
          @Status,
          @ReferenceId,
          @Payload,
          @Properties,
          @Created,
          @Expires,
          @Redeemed,
          @ConcurrencyToken)
        """;

    public const string Update =
        """
        update identity_token
        set application_id = @ApplicationId,
          authorization_id = @AuthorizationId,
          subject = @Subject,
          type = @Type,
          status = @Status,
          reference_id = @ReferenceId,
          payload = @Payload,
          properties = @Properties,
          created = @Created,
          expires = @Expires,
          redeemed = @Redeemed,
          concurrency_token = @ConcurrencyToken
        where id = @Id
          and concurrency_token = @Expected
        """;

    public const string Delete = "delete from identity_token where id = @Id";

    public const string Revoke =
        $"""
        update identity_token
        set status = 'revoked',
          concurrency_token = @ConcurrencyToken
        {Matching}
          and (status is null or status <> 'revoked')
        """;

    public const string Prune =
        """
        delete from identity_token
        where created < @CreatedBefore
          and (expires < @Now or status not in ('valid', 'inactive'))
        """;
}

global using LicenseServer.Tests.Fixture;
global using Xunit;

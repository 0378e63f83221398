"""The table of formats."""

import pytest

from onrecord.errors import SettingsError
from onrecord.exports import format_named, formats, writer_of


@pytest.mark.parametrize("name", sorted(formats()))
def test_every_format_has_a_function_that_writes_it(name):
    # A row of formats.yaml without its module would fail only when a user asks for it.
    assert callable(writer_of(name))


def test_an_unknown_format_is_refused_with_the_known_ones():
    # The message names what can be asked for.
    with pytest.raises(SettingsError, match="incidents"):
        format_named("shapefile")

"""The lookups as LangChain tools."""

from __future__ import annotations

from typing import Any

from langchain_core.tools import BaseTool, StructuredTool, ToolException
from pydantic import BaseModel, ValidationError
from pydantic.v1 import ValidationError as OldValidationError

from assistant.chaining.lookups import Lookup, Reader, describe_faults, lookups_over
from assistant.errors import AssistantError


def tools_over(reader: Reader) -> list[BaseTool]:
    """A tool for each lookup: its content is JSON, its artifact the typed form; errors are one line to the agent."""
    return [_as_tool(lookup) for lookup in lookups_over(reader)]


def _as_tool(lookup: Lookup) -> BaseTool:
    def run(**arguments: Any) -> tuple[str, BaseModel]:
        try:
            result = lookup.call(arguments)
        except AssistantError as error:
            raise ToolException(str(error)) from None
        return result.model_dump_json(exclude_unset=True), result

    return StructuredTool.from_function(
        run,
        name=lookup.name,
        description=lookup.description,
        args_schema=lookup.arguments,
        infer_schema=False,
        response_format="content_and_artifact",
        handle_tool_error=True,
        handle_validation_error=_tell,
    )


def _tell(error: ValidationError | OldValidationError) -> str:
    return describe_faults(error) if isinstance(error, ValidationError) else str(error)

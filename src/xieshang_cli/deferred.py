"""Modules that are loaded when first used, so that a list does not wait for what only an edit needs."""

import importlib.util
import sys
from types import ModuleType


def deferred(name: str) -> ModuleType:
    """Give the module `name`, whose code runs at the first use of an attribute.

    Write the ordinary import beside it under `TYPE_CHECKING`: type checker and import contracts then see it.
    """
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name=name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module

"""What other chains and agents are handed of an assistant: async twins, a Runnable, a retriever, tools."""
